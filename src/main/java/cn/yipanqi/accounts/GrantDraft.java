package cn.yipanqi.accounts;

import cn.yipanqi.access.Role;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grant as it is asked for.
 *
 * @param region code of the division, two, four or six digits
 * @param unit for a cadre
 * @param station for a station's staff
 * @param from first day, today where none is named
 * @param last last day, none for an open end
 */
public record GrantDraft(
        @Nullable Role role,
        @Nullable String region,
        @Nullable UUID unit,
        @Nullable UUID station,
        @Nullable LocalDate from,
        @Nullable LocalDate last) {}
