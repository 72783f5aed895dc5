package cn.yipanqi.report.word;

/**
 * A number that was given out and is not to be found in the returned file.
 *
 * @param ours as given out
 * @param times how many of its places are gone
 * @param table whether it is its row in the table of sources, rather than its place in the text
 */
public record NumberRemoved(String code, String cardCode, String name, String ours, int times, boolean table) {}
