package cn.yipanqi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scanner that speaks as ClamAV's does is shown and how its answers are taken. */
class VirusScannerTest {

    /** The text all scanners take for a virus (EICAR), in two parts lest a scanner finds it here. */
    private static final String HARMLESS_VIRUS =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    @TempDir
    Path folder;

    private ServerSocket clamd;
    private volatile int shown;
    private volatile String error = "";

    @BeforeEach
    void begin() throws IOException {
        clamd = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        new Thread(this::serve).start();
    }

    @AfterEach
    void end() throws IOException {
        clamd.close();
    }

    private void serve() {
        while (!clamd.isClosed()) {
            try (Socket asker = clamd.accept()) {
                DataInputStream in = new DataInputStream(asker.getInputStream());
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\0");
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    all.write(in.readNBytes(length));
                }
                shown = all.size();
                boolean found = all.toString(StandardCharsets.ISO_8859_1).contains(HARMLESS_VIRUS);
                String answer = !error.isEmpty() ? error : found ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";
                asker.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // closed at the end of the test
            }
        }
    }

    private VirusScanner scanner() {
        return new VirusScanner("127.0.0.1:" + clamd.getLocalPort());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("part"), content);
    }

    @Test
    void aCleanFileIsShownWholeAndPasses() throws IOException {
        scanner().look(file("x".repeat(200_000)), "台账.xlsx");

        assertThat(shown).isEqualTo(200_000);
    }

    @Test
    void aFileWithAVirusIsRefusedByItsName() throws IOException {
        Path infected = file("x".repeat(100_000) + HARMLESS_VIRUS);

        assertThatThrownBy(() -> scanner().look(infected, "台账.xlsx")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.sentence().key()).isEqualTo("files.infected");
            assertThat(refusal.sentence().args()).containsExactly("台账.xlsx");
        });
    }

    @Test
    void whatCannotBeLookedAtIsNotKept() throws IOException {
        Path file = file("x");
        error = "INSTREAM size limit exceeded. ERROR";
        assertThatThrownBy(() -> scanner().look(file, "台账.xlsx"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.sentence().key()).isEqualTo("files.unscanned"));

        VirusScanner nobody = scanner();
        clamd.close();
        assertThatThrownBy(() -> nobody.look(file, "台账.xlsx"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.sentence().key()).isEqualTo("files.unscanned"));
    }

    @Test
    void whereNoneIsNamedNobodyIsAskedAndAnAddressThatIsNoneIsToldSo() throws IOException {
        new VirusScanner("").look(file(HARMLESS_VIRUS), "台账.xlsx");
        assertThat(shown).isZero();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VirusScanner("clamav"))
                .withMessageContaining("host:port");
    }
}
