package cn.yipanqi.organisation;

/** Where a station's √ marks come from. */
public enum MarkSource {
    /** Ticked in the register's form. */
    REGISTER,
    /** Read from a workbook. */
    WORKBOOK
}
