package cn.yipanqi.access.passkey;

import cn.yipanqi.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The passkeys of accounts: their public keys, which let nobody in who reads them. */
@Component
public class Passkeys implements UserCredentialRepository {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Passkeys(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A passkey as its holder sees it.
     *
     * @param label what he calls it
     * @param synced whether his devices share it, so that it is not lost with one of them
     */
    public record View(
            UUID id,
            String label,
            boolean synced,
            Instant madeAt,
            @Nullable Instant lastUsedAt) {}

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<View> of(UUID account) {
        return jdbc.sql("""
            select id, label, backup_state, made_at, last_used_at from access.passkey
            where account = ? order by made_at desc
            """)
                .param(account)
                .query((row, n) -> new View(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getBoolean("backup_state"),
                        row.getTimestamp("made_at").toInstant(),
                        instant(row, "last_used_at")))
                .list();
    }

    /** @return whether it was the account's and is gone */
    @Transactional
    public boolean remove(UUID account, UUID passkey) {
        return jdbc.sql("delete from access.passkey where id = ? and account = ?")
                        .params(passkey, account)
                        .update()
                == 1;
    }

    /** @return how many there were */
    @Transactional
    public int removeAll(UUID account) {
        return jdbc.sql("delete from access.passkey where account = ?")
                .param(account)
                .update();
    }

    /** Whose it is. */
    @Transactional(readOnly = true)
    Optional<UUID> holder(Bytes credential) {
        return jdbc.sql("select account from access.passkey where credential_id = ?")
                .param(credential.getBytes())
                .query(UUID.class)
                .optional();
    }

    @Override
    @Transactional
    public void delete(Bytes credential) {
        jdbc.sql("delete from access.passkey where credential_id = ?")
                .param(credential.getBytes())
                .update();
    }

    /** A new one, or a known one that was used. */
    @Override
    @Transactional
    public void save(CredentialRecord record) {
        UUID account = Handle.account(record.getUserEntityUserId()).orElseThrow();
        Timestamp now = Timestamp.from(clock.instant());
        int used = jdbc.sql("""
            update access.passkey
            set signature_count = :count, backup_state = :backup, last_used_at = :now
            where credential_id = :credential and account = :account
            """)
                .param("count", record.getSignatureCount())
                .param("backup", record.isBackupState())
                .param("now", now)
                .param("credential", record.getCredentialId().getBytes())
                .param("account", account)
                .update();
        if (used == 0) {
            insert(account, record, now);
        }
    }

    private void insert(UUID account, CredentialRecord record, Timestamp now) {
        jdbc.sql("""
            insert into access.passkey (id, account, label, credential_id, public_key, signature_count, backup_eligible,
                backup_state, transports, attestation_object, attestation_client_data, made_at)
            values (:id, :account, :label, :credential, :key, :count, :eligible, :backup, :transports, :object, :data, :now)
            """)
                .param("id", ids.next())
                .param("account", account)
                .param("label", record.getLabel())
                .param("credential", record.getCredentialId().getBytes())
                .param("key", record.getPublicKey().getBytes())
                .param("count", record.getSignatureCount())
                .param("eligible", record.isBackupEligible())
                .param("backup", record.isBackupState())
                .param("transports", transports(record))
                .param("object", bytes(record.getAttestationObject()))
                .param("data", bytes(record.getAttestationClientDataJSON()))
                .param("now", now)
                .update();
    }

    private static String[] transports(CredentialRecord record) {
        return record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new);
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql("select * from access.passkey where credential_id = ?")
                .param(credential.getBytes())
                .query((row, n) -> record(row))
                .optional()
                .orElse(null);
    }

    @Override
    @Transactional(readOnly = true)
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return Handle.account(handle)
                .map(account -> jdbc.sql("select * from access.passkey where account = ? order by made_at")
                        .param(account)
                        .query((row, n) -> record(row))
                        .list())
                .orElse(List.of());
    }

    private static CredentialRecord record(ResultSet row) throws SQLException {
        Instant made = row.getTimestamp("made_at").toInstant();
        Instant used = instant(row, "last_used_at");
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(Handle.of(row.getObject("account", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(true)
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .transports(Arrays.stream((String[]) row.getArray("transports").getArray())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toUnmodifiableSet()))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .attestationClientDataJSON(new Bytes(row.getBytes("attestation_client_data")))
                .label(row.getString("label"))
                .created(made)
                .lastUsed(used == null ? made : used)
                .build();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
