package cn.yipanqi.access;

import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What accounts may do, from when to when. They are no county's rows: who may give and take them is decided before (accounts module). A
 * grant that has ended is gone with the next request of whoever held it, and its tokens with it; its row stays.
 */
@Component
public class Grants {

    private static final String APART = "administrators_apart";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Grants(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The days of a grant.
     *
     * @param from first day
     * @param endedOn first day on which it no longer holds, none for an open end
     */
    public record Days(LocalDate from, @Nullable LocalDate endedOn) {}

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Gives an account a grant.
     *
     * @param origin the post it comes with, if any
     * @throws Refusal where it ends before it begins, or the account would hold two of the three administrators' roles on one day
     */
    @Transactional
    public UUID give(UUID account, Grant grant, Days days, @Nullable UUID origin) {
        return insert(account, grant, days, origin, null);
    }

    /**
     * Lets an account act under another's grant for some days.
     *
     * @throws Refusal where the grant is itself one of a stand-in, does not hold for all those days, or is the account's own; and as
     *     {@link #give}
     */
    @Transactional
    public UUID standIn(UUID account, Held holders, Days days) {
        if (holders.standInFor() != null) {
            throw new Refusal(Message.of("access.stand-in.chain"));
        }
        if (holders.account().equals(account)) {
            throw new Refusal(Message.of("access.stand-in.own"));
        }
        LocalDate end = days.endedOn();
        if (end == null) {
            throw new Refusal(Message.of("access.stand-in.end"));
        }
        LocalDate holdersEnd = holders.endedOn();
        if (days.from().isBefore(holders.from()) || holdersEnd != null && end.isAfter(holdersEnd)) {
            throw new Refusal(Message.of("access.stand-in.beyond"));
        }
        return insert(account, holders.grant(), days, null, holders.id());
    }

    private UUID insert(UUID account, Grant grant, Days days, @Nullable UUID origin, @Nullable UUID standInFor) {
        LocalDate end = days.endedOn();
        if (end != null && !end.isAfter(days.from())) {
            throw new Refusal(Message.of("access.grant.days"));
        }
        apart(account, grant.role(), days);
        UUID id = ids.next();
        try {
            jdbc.sql("""
                            insert into access.role_grant
                                (id, account, role, region, unit, station, hidden_kinds, from_day, ended_on, origin, stand_in_for)
                            values (:id, :account, :role, :region, :unit, :station, :hidden, :from, :end, :origin, :standInFor)
                            """)
                    .param("id", id)
                    .param("account", account)
                    .param("role", grant.role().name())
                    .param("region", grant.region().digits())
                    .param("unit", grant.unit())
                    .param("station", grant.station())
                    .param("hidden", grant.hiddenKinds().toArray(String[]::new))
                    .param("from", days.from())
                    .param("end", end)
                    .param("origin", origin)
                    .param("standInFor", standInFor)
                    .update();
        } catch (DataIntegrityViolationException e) {
            // Somebody gave the other role in the same moment.
            if (String.valueOf(e.getMessage()).contains(APART)) {
                throw new Refusal(Message.of(
                        "access.grant.apart.now", Message.of(grant.role().messageKey())));
            }
            throw e;
        }
        return id;
    }

    /** Nobody holds two of the three administrators' roles on one day. */
    private void apart(UUID account, Role role, Days days) {
        if (!role.administers()) {
            return;
        }
        LocalDate end = days.endedOn();
        of(account).stream()
                .filter(held ->
                        held.grant().role().administers() && held.grant().role() != role)
                .filter(held -> !held.from().equals(held.endedOn()))
                .filter(held -> end == null || held.from().isBefore(end))
                .filter(held -> held.endedOn() == null || held.endedOn().isAfter(days.from()))
                .findFirst()
                .ifPresent(held -> {
                    throw new Refusal(Message.of(
                            "access.grant.apart",
                            Message.of(held.grant().role().messageKey()),
                            Message.of(role.messageKey())));
                });
    }

    /**
     * Ends a grant, and with it those of stand-ins. An end that was to come earlier stays.
     *
     * @param day first day on which it no longer holds; before its beginning it means that it never holds
     */
    @Transactional
    public void end(UUID grant, LocalDate day) {
        jdbc.sql("""
                        update access.role_grant
                        set ended_on = greatest(from_day, least(coalesce(ended_on, 'infinity'), :day))
                        where id = :grant or stand_in_for = :grant
                        """).param("day", day).param("grant", grant).update();
    }

    /** Ends whatever a post brought. */
    @Transactional
    public void endOfPost(UUID post, LocalDate day) {
        jdbc.sql("select id from access.role_grant where origin = ?")
                .param(post)
                .query(UUID.class)
                .list()
                .forEach(grant -> end(grant, day));
    }

    /** All that an account holds, held and will hold; the latest beginning first. */
    @Transactional(readOnly = true)
    public List<Held> of(UUID account) {
        return jdbc.sql(Held.COLUMNS + "g.account = ? order by g.from_day desc, g.id desc")
                .param(account)
                .query((row, n) -> Held.of(row))
                .list();
    }

    /** What several accounts hold today, those without anything left out. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Held>> today(Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        LocalDate today = today();
        return jdbc
                .sql(Held.COLUMNS + "g.account in (:accounts) order by g.stand_in_for is not null, g.from_day, g.id")
                .param("accounts", accounts)
                .query((row, n) -> Held.of(row))
                .list()
                .stream()
                .filter(held -> held.on(today))
                .collect(Collectors.groupingBy(Held::account));
    }

    @Transactional(readOnly = true)
    public Optional<Held> find(UUID grant) {
        return jdbc.sql(Held.COLUMNS + "g.id = ?")
                .param(grant)
                .query((row, n) -> Held.of(row))
                .optional();
    }

    /** Who stands in for an account, today or on days to come. */
    @Transactional(readOnly = true)
    public List<Held> standInsOf(UUID account) {
        LocalDate today = today();
        return jdbc.sql(Held.COLUMNS + """
                        g.stand_in_for in (select id from access.role_grant where account = ?) order by g.from_day, g.id
                        """).param(account).query((row, n) -> Held.of(row)).list().stream()
                .filter(held -> !held.endedBy(today))
                .toList();
    }
}
