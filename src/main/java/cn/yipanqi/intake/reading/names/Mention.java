package cn.yipanqi.intake.reading.names;

/**
 * A unit named inside a longer text.
 *
 * @param start where the name begins
 * @param end where it ends, exclusive
 */
public record Mention(Party unit, int start, int end) {}
