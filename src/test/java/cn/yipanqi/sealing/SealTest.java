package cn.yipanqi.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.database.Unfit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealTest {

    private static final UUID ROW = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final Place PHONE = new Place("organisation.person", "mobile", ROW);
    private static final Instant NOON = Instant.parse("2026-03-05T04:00:00Z");

    @TempDir
    Path folder;

    private Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

    private KeyFile file(Cipherment cipherment) {
        return KeyFile.madeIn(folder.resolve("keys"), cipherment, clock);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSealedOpensAgainAtItsPlaceOnly(Cipherment cipherment) {
        Seal seal = new Seal(file(cipherment));
        byte[] sealed = seal.seal("139 0000 0000 བོད་ཡིག", PHONE);
        assertThat(seal.open(sealed, PHONE)).isEqualTo("139 0000 0000 བོད་ཡིག");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("139");
        for (Place other : List.of(
                new Place("organisation.person", "phone", ROW),
                new Place("access.person", "mobile", ROW),
                new Place("organisation.person", "mobile", UUID.fromString("00000000-0000-7000-8000-000000000002")))) {
            assertThatThrownBy(() -> seal.open(sealed, other)).isInstanceOf(UnopenableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangedBitIsNoticedWhereverItIs(Cipherment cipherment) {
        Seal seal = new Seal(file(cipherment));
        byte[] sealed = seal.seal("12351", PHONE);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> seal.open(changed, PHONE))
                    .as("byte %d", i)
                    .isInstanceOf(UnopenableException.class);
        }
        assertThatThrownBy(() -> seal.open(new byte[3], PHONE)).isInstanceOf(UnopenableException.class);
    }

    @Test
    void theSameTextIsNeverSealedTheSameTwiceButMarkedTheSame() {
        Seal seal = new Seal(file(Cipherment.AES));
        assertThat(seal.seal("12351", PHONE)).isNotEqualTo(seal.seal("12351", PHONE));
        assertThat(seal.mark("12351")).isEqualTo(seal.mark("12351")).isNotEqualTo(seal.mark("12338"));
    }

    /** The JDK's own AES-GCM opens what ours sealed: the format is the standard's. */
    @Test
    void aesIsTheStandardsAes() throws Exception {
        KeyFile keys = file(Cipherment.AES);
        byte[] sealed = new Seal(keys).seal("12351", PHONE);
        Cipher jdk = Cipher.getInstance("AES/GCM/NoPadding");
        jdk.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(keys.ring().currentKey().sealing().getKey(), "AES"),
                new GCMParameterSpec(128, sealed, Seal.HEAD, 12));
        jdk.updateAAD(sealed, 0, Seal.HEAD);
        jdk.updateAAD(PHONE.bytes());
        assertThat(jdk.doFinal(sealed, Seal.HEAD + 12, sealed.length - Seal.HEAD - 12))
                .isEqualTo("12351".getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 8998, appendix A.1. */
    @Test
    void sm4IsTheStandardsSm4InGaloisCounterMode() throws Exception {
        HexFormat hex = HexFormat.of();
        var cipher = GCMBlockCipher.newInstance(Cipherment.SM4.block());
        assertThat(Cipherment.SM4.block()).isInstanceOf(SM4Engine.class);
        cipher.init(
                true,
                new AEADParameters(
                        new KeyParameter(hex.parseHex("0123456789abcdeffedcba9876543210")),
                        128,
                        hex.parseHex("00001234567800000000abcd"),
                        hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2")));
        byte[] plain = hex.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        byte[] out = new byte[cipher.getOutputSize(plain.length)];
        cipher.doFinal(out, cipher.processBytes(plain, 0, plain.length, out, 0));
        assertThat(hex.formatHex(out))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
    }

    /** GM/T 0004, example 1. */
    @Test
    void sm3IsTheStandardsSm3() {
        var digest = new SM3Digest();
        digest.update(new byte[] {'a', 'b', 'c'}, 0, 3);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        assertThat(HexFormat.of().formatHex(out))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(Cipherment.SM4.digest().getAlgorithmName()).isEqualTo("SM3");
    }

    @Test
    void aNewKeySealsAtOnceAndTheOldOneLeavesWhenNothingNeedsItAnyMore() {
        KeyFile keys = file(Cipherment.AES);
        Seal seal = new Seal(keys);
        Column column = new Column(seal);
        column.put(ROW, "12351");
        Resealing resealing = new Resealing(keys, List.of(column), clock);

        assertThat(resealing.change("SM4")).isEqualTo(2);
        assertThat(resealing.state()).isEqualTo(new Resealing.State(2, "SM4", Set.of(1), Set.of(1)));
        assertThat(column.text(ROW)).isEqualTo("12351");
        assertThat(column.findable("12351")).as("found by its old mark").isTrue();

        assertThat(resealing.run()).isEqualTo(new Resealing.Round(1, Set.of()));
        assertThat(resealing.state()).isEqualTo(new Resealing.State(2, "SM4", Set.of(1), Set.of()));
        assertThat(column.findable("12351")).isTrue();

        Clock later = Clock.offset(clock, Resealing.REST.plus(Duration.ofSeconds(1)));
        assertThat(new Resealing(keys, List.of(column), later).run()).isEqualTo(new Resealing.Round(0, Set.of(1)));
        assertThat(column.text(ROW)).isEqualTo("12351");
        assertThat(resealing.state().others()).isEmpty();
    }

    @Test
    void aKeyThatSomethingStillIsSealedWithStays() {
        KeyFile keys = file(Cipherment.AES);
        Column column = new Column(new Seal(keys));
        column.put(ROW, "12351");
        column.locked = true;
        Clock later = Clock.offset(clock, Resealing.REST.multipliedBy(2));
        Resealing resealing = new Resealing(keys, List.of(column), later);
        resealing.change("AES");
        assertThat(resealing.run().retired()).isEmpty();
        assertThat(column.text(ROW)).isEqualTo("12351");
    }

    @Test
    void whatAnotherNodeWroteIntoTheFileIsNoticed() {
        KeyFile one = file(Cipherment.AES);
        KeyFile other = file(Cipherment.AES);
        byte[] sealed = new Seal(one).seal("12351", PHONE);
        int number = other.add(Cipherment.SM4);
        assertThat(one.ring().current()).isEqualTo(number);
        assertThat(new Seal(one).open(sealed, PHONE)).isEqualTo("12351");
        assertThat(new Seal(other).open(new Seal(one).seal("12338", PHONE), PHONE))
                .isEqualTo("12338");
    }

    @Test
    void theFileIsItsOwnersAloneAndAnUnfitOneIsRefusedWithItsReason() throws IOException {
        Path file = folder.resolve("keys").resolve(KeyFile.NAME);
        file(Cipherment.AES);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");

        assertThatThrownBy(() -> KeyFile.given(folder.resolve("none"), clock))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining("production.keys.absent");
        refused("key 1 AES " + "AAAA".repeat(11), "production.keys.weak");
        refused("key 1 AES c2hvcnQ=", "production.keys.weak");
        refused("key 1 DES c2hvcnQ=", "production.keys.unreadable");
        refused("nonsense", "production.keys.unreadable");
        refused("current 1 since yesterday", "production.keys.unreadable");
        refused("", "production.keys.current");
        Path open = folder.resolve("open");
        Files.copy(file, open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFile.given(open, clock))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining("production.keys.open");
    }

    private void refused(String text, String why) throws IOException {
        Path file = folder.resolve("unfit");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> KeyFile.given(file, clock))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining(why);
    }

    @Test
    void noSecretIsEverPrinted() {
        KeyFile keys = file(Cipherment.AES);
        assertThat(keys.ring().toString()).contains("not shown");
    }

    /** A column as a module keeps it, in memory. */
    private static final class Column implements SealedColumn {

        private final Seal seal;
        private final Map<UUID, byte[]> sealed = new HashMap<>();
        private final Map<UUID, byte[]> marks = new HashMap<>();
        private boolean locked;

        Column(Seal seal) {
            this.seal = seal;
        }

        private static Place place(UUID row) {
            return new Place("a.b", "c", row);
        }

        void put(UUID row, String text) {
            sealed.put(row, seal.seal(text, place(row)));
            marks.put(row, seal.mark(text));
        }

        String text(UUID row) {
            return seal.open(sealed.get(row), place(row));
        }

        boolean findable(String text) {
            return seal.marks(text).stream()
                    .anyMatch(mark -> marks.values().stream().anyMatch(kept -> java.util.Arrays.equals(kept, mark)));
        }

        @Override
        public String name() {
            return "a.b.c";
        }

        @Override
        public int resealSome(int limit) {
            List<UUID> old = sealed.entrySet().stream()
                    .filter(row -> !locked && Seal.keyOf(row.getValue()) != seal.currentKey())
                    .map(Map.Entry::getKey)
                    .limit(limit)
                    .toList();
            old.forEach(row -> put(row, text(row)));
            return old.size();
        }

        @Override
        public Set<Integer> keysInUse() {
            Set<Integer> used = new HashSet<>();
            sealed.values().forEach(value -> used.add(Seal.keyOf(value)));
            return used;
        }
    }
}
