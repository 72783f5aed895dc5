package cn.yipanqi.organisation.point;

import cn.yipanqi.shared.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the system knows of a point.
 *
 * @param what in words: 近 12 个月 23 件
 * @param url where it can be seen, a path within the site
 */
public record Fact(boolean holds, Message what, @Nullable String url) {}
