package cn.yipanqi.intake.reading.names;

/**
 * A township, town or street office of the county.
 *
 * @param region twelve digits, as {@code RegionCode.low}
 */
public record Township(long region, String name) {}
