package cn.yipanqi.notify.mail;

import cn.yipanqi.sealing.Place;
import cn.yipanqi.sealing.Seal;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where an account's mail goes. An address is personal: it lies sealed, is shown masked, and stands in no list that can be taken out. Nothing
 * goes there until its owner has followed the link that was sent to it.
 */
@Component
class Addresses {

    static final Duration LINK = Duration.ofHours(24);
    private static final Duration BETWEEN = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Clock clock;

    Addresses(JdbcClient jdbc, Seal seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    static Place place(UUID account) {
        return new Place("notify.preference", "address", account);
    }

    /**
     * An account's address as its owner sees it.
     *
     * @param masked none where none was given
     */
    record Shown(@Nullable String masked, boolean confirmed) {}

    @Transactional(readOnly = true)
    public Shown shown(UUID account) {
        return jdbc.sql("select address_shown, confirmed_at from notify.preference where account = ?")
                .param(account)
                .query((row, n) -> new Shown(row.getString("address_shown"), row.getTimestamp("confirmed_at") != null))
                .optional()
                .orElse(new Shown(null, false));
    }

    /**
     * Keeps an address that is yet to be confirmed.
     *
     * @return the code that its confirmation needs
     * @throws Refusal where it is no plain address, or a link was sent a moment ago
     */
    @Transactional
    public String give(UUID account, String typed) {
        String address = typed.strip();
        if (!MailAddress.isOne(address)) {
            throw new Refusal(Message.of("notify.mail.address.shape"));
        }
        Instant now = clock.instant();
        boolean justSent = jdbc.sql(
                        "select confirmation_until > :since from notify.preference where account = :account and confirmation_until is not null")
                .param("since", Timestamp.from(now.plus(LINK).minus(BETWEEN)))
                .param("account", account)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (justSent) {
            throw new Refusal(Message.of("notify.mail.address.wait", BETWEEN.toMinutes()));
        }
        Instant until = Instant.ofEpochSecond(now.plus(LINK).getEpochSecond());
        jdbc.sql("""
            insert into notify.preference (account, address, address_shown, confirmation_until, changed_at)
            values (:account, :address, :shown, :until, :now)
            on conflict (account) do update set address = excluded.address, address_shown = excluded.address_shown, confirmed_at = null,
                confirmation_until = excluded.confirmation_until, changed_at = excluded.changed_at
            """)
                .param("account", account)
                .param("address", seal.seal(address, place(account)))
                .param("shown", MailAddress.masked(address))
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .update();
        return text(seal.mark(claim(account, address, until)));
    }

    /** @throws Refusal where the code is not the one that was sent there, or its day has passed */
    @Transactional
    public void confirm(UUID account, String code) {
        Instant now = clock.instant();
        Instant until = jdbc
                .sql("select confirmation_until from notify.preference where account = ? for update")
                .param(account)
                .query((row, n) -> row.getTimestamp(1))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .map(Timestamp::toInstant)
                .findFirst()
                .filter(end -> end.isAfter(now))
                .orElseThrow(Addresses::wrongCode);
        String address = open(account).orElseThrow(Addresses::wrongCode);
        byte[] given = bytes(code);
        if (seal.marks(claim(account, address, until)).stream().noneMatch(mark -> MessageDigest.isEqual(mark, given))) {
            throw wrongCode();
        }
        jdbc.sql("update notify.preference set confirmed_at = ?, confirmation_until = null where account = ?")
                .params(Timestamp.from(now), account)
                .update();
    }

    private static Refusal wrongCode() {
        return new Refusal(Message.of("notify.mail.code"));
    }

    /** Nothing goes there any more, and it is kept no longer. That a link was sent a moment ago stays known: the next one waits all the same. */
    @Transactional
    public void remove(UUID account) {
        jdbc.sql("""
            update notify.preference set address = null, address_shown = null, confirmed_at = null, changed_at = ? where account = ?
            """).params(Timestamp.from(clock.instant()), account).update();
    }

    /** As {@link #remove}, where the link was not taken: another address may be tried at once. */
    @Transactional
    public void notTaken(UUID account) {
        remove(account);
        jdbc.sql("update notify.preference set confirmation_until = null where account = ?")
                .param(account)
                .update();
    }

    /** The address where it is confirmed. */
    @Transactional(readOnly = true)
    public Optional<String> confirmed(UUID account) {
        return jdbc.sql("select address from notify.preference where account = ? and confirmed_at is not null")
                .param(account)
                .query(byte[].class)
                .optional()
                .map(sealedText -> seal.open(sealedText, place(account)));
    }

    private Optional<String> open(UUID account) {
        return jdbc.sql("select address from notify.preference where account = ? and address is not null")
                .param(account)
                .query(byte[].class)
                .optional()
                .map(sealedText -> seal.open(sealedText, place(account)));
    }

    private static String claim(UUID account, String address, Instant until) {
        return "confirm " + account + ' ' + address + ' ' + until.getEpochSecond();
    }

    private static String text(byte[] mark) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
    }

    private static byte[] bytes(String code) {
        try {
            return Base64.getUrlDecoder().decode(code);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
