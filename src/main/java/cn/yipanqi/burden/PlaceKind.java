package cn.yipanqi.burden;

/** Whose forms they are. */
public enum PlaceKind {
    UNIT,
    STATION,
    /** 协同办, and whoever else acts for the whole county. */
    OFFICE
}
