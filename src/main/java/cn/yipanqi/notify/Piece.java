package cn.yipanqi.notify;

import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work as somebody was told of it.
 *
 * @param url a path within the site
 * @param sensitive whether its words stay within the site
 */
public record Piece(Message what, String url, @Nullable LocalDate due, Urgency urgency, boolean sensitive) {}
