package cn.yipanqi.report.desk;

import cn.yipanqi.report.Move;
import java.util.List;

/**
 * How an edition was handled so far, and what the asker is to it.
 *
 * @param moves in order
 * @param mine whether the asker sent it for review
 * @param others whether somebody else could review it
 * @param words typed with a move that was refused
 */
public record Handling(List<Move> moves, boolean mine, boolean others, String words) {}
