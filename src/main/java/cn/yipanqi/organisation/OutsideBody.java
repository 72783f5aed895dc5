package cn.yipanqi.organisation;

import java.util.UUID;

/** A partner outside the mass organisations 外部单位, as the county names it: 县人民医院. */
public record OutsideBody(UUID id, String name) {}
