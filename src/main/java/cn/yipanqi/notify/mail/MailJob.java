package cn.yipanqi.notify.mail;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.EveryCounty;
import cn.yipanqi.notify.Hours;
import cn.yipanqi.notify.Job;
import cn.yipanqi.notify.Piece;
import cn.yipanqi.notify.Pieces;
import cn.yipanqi.notify.reminder.Preferences;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.RegionCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits, one mail a transaction: its row is held while the server takes it, so that no other node sends it too. What the server
 * refuses waits, ever longer, and is given up after ten attempts; the inbox has it all the same.
 */
@Component
class MailJob implements Job {

    static final String SETTINGS = "/inbox/settings";
    private static final Logger log = LoggerFactory.getLogger(MailJob.class);
    private static final int ATTEMPTS = 10;
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final EveryCounty counties;
    private final Post post;
    private final Addresses addresses;
    private final Accounts accounts;
    private final Preferences preferences;
    private final WorkingDays workingDays;
    private final Pieces pieces;
    private final MailText texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailJob(
            JdbcClient jdbc,
            EveryCounty counties,
            Post post,
            Addresses addresses,
            Accounts accounts,
            Preferences preferences,
            WorkingDays workingDays,
            Pieces pieces,
            MailText texts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.post = post;
        this.addresses = addresses;
        this.accounts = accounts;
        this.preferences = preferences;
        this.workingDays = workingDays;
        this.pieces = pieces;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notify.mail";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        if (post.ready()) {
            counties.each(name(), "select distinct county from notify.mail where state = 'WAITING'", this::send);
        }
    }

    private record Waiting(UUID message, UUID account, int attempts, List<Piece> pieces) {}

    void send(long county) {
        CurrentScope.run(Scope.job(name(), RegionCode.county(county)), () -> {
            Hours hours = Objects.requireNonNull(transaction.execute(status -> preferences.of(county)));
            boolean more = workingDays() && hours.open(LocalTime.now(clock));
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(status -> next(county, hours)));
            }
        });
    }

    private boolean workingDays() {
        return Boolean.TRUE.equals(transaction.execute(status -> workingDays.works(LocalDate.now(clock))));
    }

    /** Whether there was one. */
    private boolean next(long county, Hours hours) {
        Instant now = clock.instant();
        Optional<Waiting> found = jdbc.sql("""
            select q.message, q.account, q.attempts, m.pieces from notify.mail q join notify.message m on m.id = q.message
            where q.county = :county and q.state = 'WAITING' and q.next_at <= :now order by q.next_at, q.message limit 1
            for update of q skip locked
            """)
                .param("county", county)
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Waiting(
                        row.getObject("message", UUID.class),
                        row.getObject("account", UUID.class),
                        row.getInt("attempts"),
                        pieces.read(row.getString("pieces"))))
                .optional();
        found.ifPresent(mail -> attempt(mail, hours, now));
        return found.isPresent();
    }

    private void attempt(Waiting mail, Hours hours, Instant now) {
        Preferences.Wish wish = preferences.own(mail.account());
        if (!hours.narrowed(wish.from(), wish.until()).open(LocalTime.now(clock))) {
            later(mail, mail.attempts(), now.plus(Duration.ofMinutes(15)));
            return;
        }
        Optional<String> address = addresses.confirmed(mail.account());
        String name = accounts.listed(mail.account())
                .filter(account -> !account.disabled())
                .map(Accounts.Listed::name)
                .orElse("");
        if (address.isEmpty() || name.isEmpty()) {
            ended(mail, "GIVEN_UP");
            return;
        }
        try {
            post.send(
                    mail.message(),
                    address.get(),
                    texts.subject(mail.pieces()),
                    texts.digest(name, mail.pieces(), post.site()));
            ended(mail, "SENT");
        } catch (MailException e) {
            // The server's words may name the address; the log has the kind of failure only.
            log.warn("Mail {} was not taken: {}", mail.message(), e.getClass().getSimpleName());
            if (mail.attempts() + 1 >= ATTEMPTS) {
                ended(mail, "GIVEN_UP");
            } else {
                Duration wait = Duration.ofMinutes(1L << mail.attempts());
                later(mail, mail.attempts() + 1, now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
            }
        }
    }

    private void later(Waiting mail, int attempts, Instant next) {
        jdbc.sql("update notify.mail set attempts = ?, next_at = ? where message = ?")
                .params(attempts, Timestamp.from(next), mail.message())
                .update();
    }

    private void ended(Waiting mail, String state) {
        jdbc.sql(
                        "update notify.mail set state = ?, attempts = ?, sent_at = case ? when 'SENT' then ?::timestamptz end where message = ?")
                .params(state, mail.attempts() + 1, state, Timestamp.from(clock.instant()), mail.message())
                .update();
    }
}
