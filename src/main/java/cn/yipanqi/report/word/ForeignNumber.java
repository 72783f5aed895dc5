package cn.yipanqi.report.word;

import java.util.UUID;

/**
 * A number that came with its control from another edition, as when last year's paragraph is pasted in.
 *
 * @param code the figure's code there
 * @param shown as it stands in the returned file
 */
public record ForeignNumber(String code, UUID edition, String shown) {}
