package cn.yipanqi.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record as the chain binds it. Its hash is computed here and not by the database, whose functions an attacker may have replaced.
 *
 * @param values all that is hashed, in its order
 */
record Link(
        long county,
        long no,
        byte[] before,
        byte[] hash,
        @Nullable String[] values) {

    /** What comes before the first record. */
    static final byte[] ORIGIN = new byte[32];

    /** Columns {@code county, no, prev_hash, hash, micros, actor, actor_name, action, subject, detail}. */
    static Link of(ResultSet row) throws SQLException {
        long county = row.getLong("county");
        long no = row.getLong("no");
        byte[] before = row.getBytes("prev_hash");
        return new Link(county, no, before, row.getBytes("hash"), new @Nullable String[] {
            "audit 1",
            Long.toString(county),
            Long.toString(no),
            HexFormat.of().formatHex(before),
            row.getString("micros"),
            row.getString("actor"),
            row.getString("actor_name"),
            row.getString("action"),
            row.getString("subject"),
            row.getString("detail")
        });
    }

    boolean follows(byte[] last) {
        return Arrays.equals(before, last);
    }

    boolean holds() {
        MessageDigest digest = sha256();
        Stream.of(values).map(Link::field).forEach(digest::update);
        return Arrays.equals(digest.digest(), hash);
    }

    /** A value behind its length in bytes. */
    private static byte[] field(@Nullable String value) {
        String text = value == null ? "-" : value.getBytes(StandardCharsets.UTF_8).length + ":" + value;
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
