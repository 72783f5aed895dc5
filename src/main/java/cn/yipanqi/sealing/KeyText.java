package cn.yipanqi.sealing;

import cn.yipanqi.database.Unfit;
import cn.yipanqi.shared.Message;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands in the key file, a line a key, the current one told by its number:
 *
 * <pre>
 * current 2 since 2026-01-05T02:10:00Z
 * key 1 AES kJ0c…=
 * key 2 SM4 9fQx…=
 * </pre>
 *
 * @param current number of the key that seals what is new
 * @param since from when on it does
 * @param keys algorithm and secret, by number
 */
record KeyText(int current, Instant since, Map<Integer, Line> keys) {

    /** {@code openssl rand -base64 32} makes one. */
    private static final int SECRET_BYTES = 32;

    /** Fewer different bytes than any random secret of that length has: typed, not drawn. */
    private static final int FEWEST_DIFFERENT = 16;

    record Line(Cipherment cipherment, byte[] secret) {}

    static String first(Cipherment cipherment, SecureRandom random, Instant now) {
        return new KeyText(0, now, Map.of()).withNew(cipherment, random, now).text();
    }

    static KeyText of(String text, Path file) {
        int current = 0;
        Instant since = Instant.EPOCH;
        Map<Integer, Line> keys = new TreeMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (words.length == 4 && words[0].equals("current") && words[1].matches("[1-9]\\d{0,8}")) {
                current = Integer.parseInt(words[1]);
                since = instant(words[3], file);
            } else if (words.length == 4 && words[0].equals("key") && words[1].matches("[1-9]\\d{0,8}")) {
                keys.put(Integer.parseInt(words[1]), line(words, file));
            } else {
                throw unfit(Message.of("production.keys.unreadable", file));
            }
        }
        if (!keys.containsKey(current)) {
            throw unfit(Message.of("production.keys.current", file));
        }
        return new KeyText(current, since, keys);
    }

    private static Instant instant(String text, Path file) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw unfit(Message.of("production.keys.unreadable", file));
        }
    }

    private static Line line(String[] words, Path file) {
        Cipherment cipherment =
                Cipherment.named(words[2]).orElseThrow(() -> unfit(Message.of("production.keys.unreadable", file)));
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(words[3]);
        } catch (IllegalArgumentException e) {
            throw unfit(Message.of("production.keys.weak", file, words[1], SECRET_BYTES));
        }
        if (secret.length != SECRET_BYTES || different(secret) < FEWEST_DIFFERENT) {
            throw unfit(Message.of("production.keys.weak", file, words[1], SECRET_BYTES));
        }
        return new Line(cipherment, secret);
    }

    private static int different(byte[] secret) {
        Set<Integer> found = new java.util.HashSet<>();
        for (byte b : secret) {
            found.add((int) b);
        }
        return found.size();
    }

    /** @throws Unfit where others than the owner may read or write the file */
    static void checkPrivate(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        boolean others = Files.getPosixFilePermissions(file).stream()
                .anyMatch(may -> may != PosixFilePermission.OWNER_READ && may != PosixFilePermission.OWNER_WRITE);
        if (others) {
            throw unfit(Message.of("production.keys.open", file));
        }
    }

    static Unfit unfit(Message why) {
        return new Unfit(List.of(why));
    }

    KeyText withNew(Cipherment cipherment, SecureRandom random, Instant now) {
        int number = keys.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        byte[] secret = new byte[SECRET_BYTES];
        do {
            random.nextBytes(secret);
        } while (different(secret) < FEWEST_DIFFERENT);
        Map<Integer, Line> more = new TreeMap<>(keys);
        more.put(number, new Line(cipherment, secret));
        return new KeyText(number, now, more);
    }

    KeyText without(int number) {
        if (number == current) {
            throw new IllegalArgumentException("the current key stays: " + number);
        }
        Map<Integer, Line> fewer = new TreeMap<>(keys);
        fewer.remove(number);
        return new KeyText(current, since, fewer);
    }

    KeyRing ring() {
        return new KeyRing(
                current,
                since,
                keys.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                key -> new SealingKey(
                                        key.getKey(),
                                        key.getValue().cipherment(),
                                        key.getValue().secret()))));
    }

    String text() {
        StringBuilder text = new StringBuilder(
                "# Keys of sealed columns. Back them up apart from the database; without them nothing sealed opens.\n");
        text.append("current ").append(current).append(" since ").append(since).append('\n');
        keys.forEach((number, line) -> text.append("key ")
                .append(number)
                .append(' ')
                .append(line.cipherment())
                .append(' ')
                .append(Base64.getEncoder().encodeToString(line.secret()))
                .append('\n'));
        return text.toString();
    }

    @Override
    public String toString() {
        return "KeyText[not shown]";
    }
}
