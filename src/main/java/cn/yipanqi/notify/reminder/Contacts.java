package cn.yipanqi.notify.reminder;

import cn.yipanqi.access.Reach;
import cn.yipanqi.access.Reach.Reachable;
import cn.yipanqi.access.Role;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.Addressee;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is told of what waits for a unit, a station, the office or a person. */
@Component
public class Contacts {

    private final JdbcClient jdbc;
    private final Reach reach;
    private final AuditTrail audit;
    private final Clock clock;

    Contacts(JdbcClient jdbc, Reach reach, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Everybody of a county who can be told something, and whom units chose. Read once for many questions.
     *
     * @param all in the order of {@link Reach#within}
     * @param chosen the accounts chosen
     */
    public record Known(List<Reachable> all, Map<Addressee, UUID> chosen) {

        /** Who is told, where anybody is: the account, the person's account, the contact chosen, the holder of the oldest grant. */
        public Optional<Reachable> told(Addressee of, @Nullable UUID person) {
            if (of.kind() == Addressee.Kind.ACCOUNT) {
                return all.stream().filter(one -> one.account().equals(of.id())).findFirst();
            }
            return named(person).or(() -> contact(of));
        }

        private Optional<Reachable> named(@Nullable UUID person) {
            return person == null
                    ? Optional.empty()
                    : all.stream().filter(one -> person.equals(one.person())).findFirst();
        }

        public Optional<Reachable> contact(Addressee of) {
            UUID wanted = chosen.get(of);
            List<Reachable> possible = possible(of);
            return possible.stream()
                    .filter(one -> one.account().equals(wanted))
                    .findFirst()
                    .or(() -> possible.stream().findFirst());
        }

        /** Whether somebody chose the contact, and he is still there. */
        public boolean isChosen(Addressee of) {
            return contact(of)
                    .filter(one -> one.account().equals(chosen.get(of)))
                    .isPresent();
        }

        /** Who may be chosen. */
        public List<Reachable> possible(Addressee of) {
            return all.stream().filter(one -> belongs(one, of)).toList();
        }

        private static boolean belongs(Reachable one, Addressee to) {
            return switch (to.kind()) {
                case UNIT -> one.role() == Role.CADRE && Objects.equals(one.unit(), to.id());
                case STATION -> one.role() == Role.STATION && Objects.equals(one.station(), to.id());
                case OFFICE -> one.role() == Role.COORDINATOR;
                case ACCOUNT -> one.account().equals(to.id());
            };
        }
    }

    /** Two queries, however much is asked then. */
    @Transactional(readOnly = true)
    public Known of(long county) {
        Map<Addressee, UUID> chosen = jdbc
                .sql("select addressee_kind, addressee, account from notify.contact where county = ?")
                .param(county)
                .query((row, n) -> Map.entry(
                        new Addressee(
                                Addressee.Kind.valueOf(row.getString("addressee_kind")),
                                row.getObject("addressee", UUID.class)),
                        row.getObject("account", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Known(reach.within(county), chosen);
    }

    /**
     * Chooses whom to tell.
     *
     * @throws Refusal FORBIDDEN for another unit or station than one's own, the office apart; INVALID for an account that is none of theirs
     */
    @Transactional
    public void choose(long county, Addressee of, UUID account) {
        if (of(county).possible(of).stream().noneMatch(one -> one.account().equals(account))) {
            throw new Refusal(Message.of("notify.contact.not-there"));
        }
        if (!mayChoose(CurrentScope.get(), county, of)) {
            throw Refusal.forbidden();
        }
        jdbc.sql("""
            insert into notify.contact (county, addressee_kind, addressee, account, chosen_at, chosen_by)
            values (:county, :kind, :addressee, :account, :now, :by)
            on conflict (county, addressee_kind, (coalesce(addressee, '00000000-0000-0000-0000-000000000000')))
            do update set account = excluded.account, chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by
            """)
                .param("county", county)
                .param("kind", of.kind().name())
                .param("addressee", of.id(), Types.OTHER)
                .param("account", account)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(
                county,
                "notify.contact.choose",
                of.id() == null ? of.kind().name() : of.id().toString(),
                Map.of("account", account.toString()));
    }

    public static boolean mayChoose(Scope scope, long county, Addressee of) {
        return scope.writes(county)
                && switch (scope.entries()) {
                    case ALL -> of.kind() != Addressee.Kind.ACCOUNT;
                    case UNIT -> of.kind() == Addressee.Kind.UNIT && Objects.equals(of.id(), scope.unit());
                    case STATION -> of.kind() == Addressee.Kind.STATION && Objects.equals(of.id(), scope.station());
                    case NONE -> false;
                };
    }
}
