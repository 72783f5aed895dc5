package cn.yipanqi.intake.reading.names;

/**
 * A mass organisation such as many counties have, as this county would register it.
 *
 * @param shortName 侨联
 * @param fullName 班玛县归国华侨联合会
 */
public record Organisation(String shortName, String fullName) {}
