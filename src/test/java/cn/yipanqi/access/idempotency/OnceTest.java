package cn.yipanqi.access.idempotency;

import static cn.yipanqi.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.Workshop;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class OnceTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Workshop.Bench bench;

    @Autowired
    SettableClock clock;

    @Autowired
    Requests requests;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private UUID account;
    private String token;
    private String key;
    private Visitor program;

    @BeforeEach
    void openAnAccountWithAToken() {
        bench.reset();
        program = new Visitor(port);
        key = "key-" + NEXT.incrementAndGet();
        account = CurrentScope.call(
                Scope.nobody("test"),
                () -> accounts.open(
                        "once" + NEXT.incrementAndGet(),
                        "程序",
                        "right horse battery",
                        Grant.of(Role.LEADER, new RegionCode("632622"))));
        token = CurrentScope.call(Scope.nobody("test"), () -> tokens.make(account, "test"));
    }

    private HttpResponse<String> post(String path, String key, String json) {
        return program.post(
                "/api/test" + path,
                json,
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    @Test
    void aPostWithoutAKeyIsRefusedAndNothingIsDone() {
        HttpResponse<String> answer = program.post(
                "/api/test/things", "{}", "Authorization", "Bearer " + token, "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("access.request.key");
        assertThat(post("/things", "k".repeat(256), "{}").statusCode()).isEqualTo(400);
        assertThat(bench.times()).isZero();
    }

    @Test
    void theSameRequestAgainIsGivenTheFirstAnswerWordForWord() {
        HttpResponse<String> first = post("/things", key, "{\"name\":\"家\"}");
        HttpResponse<String> second = post("/things", key, "{\"name\":\"家\"}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(header(first, "Idempotency-Replayed")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).contains("家");
        assertThat(header(second, "Location"))
                .isEqualTo(header(first, "Location"))
                .isNotEmpty();
        assertThat(header(second, "Content-Type")).isEqualTo(header(first, "Content-Type"));
        assertThat(header(second, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(bench.times()).isEqualTo(1);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        post("/things", key, "{\"name\":\"家\"}");

        HttpResponse<String> otherBody = post("/things", key, "{\"name\":\"站\"}");
        HttpResponse<String> otherAddress = post("/things?name=x", key, "{\"name\":\"家\"}");

        assertThat(otherBody.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(otherBody.body(), "$.code")).isEqualTo("access.request.other");
        assertThat(otherAddress.statusCode()).isEqualTo(422);
        assertThat(bench.times()).isEqualTo(1);
    }

    @Test
    void anothersKeyIsNotMine() {
        HttpResponse<String> mine = post("/things", key, "{}");
        String taken = key;
        openAnAccountWithAToken();

        HttpResponse<String> theirs = post("/things", taken, "{}");

        assertThat(mine.statusCode()).isEqualTo(201);
        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(header(theirs, "Idempotency-Replayed")).isEmpty();
    }

    @Test
    void aFailureFreesTheKey() {
        assertThat(post("/refused", key, "{}").statusCode()).isEqualTo(422);
        assertThat(post("/refused", key, "{}").statusCode()).isEqualTo(422);
        assertThat(post("/broken", key, "{}").statusCode()).isEqualTo(500);
        assertThat(post("/things", key, "{\"name\":\"改好了\"}").statusCode()).isEqualTo(201);
        assertThat(bench.times()).isEqualTo(4);
    }

    @Test
    void whatWasCommittedBeforeAFaultOfOursIsNotDoneAgain() {
        assertThat(post("/broken-afterwards", key, "{}").statusCode()).isEqualTo(500);
        assertThat(post("/broken-afterwards", key, "{}").statusCode()).isEqualTo(409);
        clock.advance(Requests.LEASE.plusSeconds(1));

        HttpResponse<String> later = post("/broken-afterwards", key, "{}");

        assertThat(later.statusCode()).isEqualTo(409);
        assertThat(JsonPath.<String>read(later.body(), "$.code")).isEqualTo("access.request.done");
        assertThat(bench.times()).isEqualTo(1);
    }

    @Test
    void twoAtOnceUnderOneKeyAreCarriedOutOnce() throws InterruptedException {
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> post("/slow", key, "{}"));
        bench.awaitBegun();

        HttpResponse<String> meanwhile = post("/slow", key, "{}");
        bench.letEnd();

        assertThat(meanwhile.statusCode()).isEqualTo(409);
        assertThat(JsonPath.<String>read(meanwhile.body(), "$.code")).isEqualTo("access.request.at-work");
        assertThat(first.join().statusCode()).isEqualTo(200);
        HttpResponse<String> afterwards = post("/slow", key, "{}");
        assertThat(afterwards.body()).isEqualTo(first.join().body());
        assertThat(bench.times()).isEqualTo(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        post("/things", key, "{}");
        clock.advance(Requests.KEPT.plusMinutes(1));

        HttpResponse<String> nextDay = post("/things", key, "{}");

        assertThat(nextDay.statusCode()).isEqualTo(201);
        assertThat(header(nextDay, "Idempotency-Replayed")).isEmpty();
        assertThat(bench.times()).isEqualTo(2);
    }

    @Test
    void oldAnswersOfWhoeverMadeThemAreRemovedOnUse() {
        post("/things", key, "{}");
        UUID before = account;
        clock.advance(Requests.KEPT.plusMinutes(1));
        openAnAccountWithAToken();

        post("/things", key, "{}");

        assertThat(as(before, this::rows)).isZero();
        assertThat(as(account, this::rows)).isEqualTo(1);
    }

    private long rows() {
        return jdbc.sql("select count(*) from access.api_request")
                .query(Long.class)
                .single();
    }

    @Test
    void aSecretAnswerIsNotKept() {
        assertThat(post("/secret", key, "{}").statusCode()).isEqualTo(200);

        HttpResponse<String> again = post("/secret", key, "{}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(JsonPath.<String>read(again.body(), "$.code")).isEqualTo("access.request.done");
        assertThat(bench.times()).isEqualTo(1);
        assertThat(as(
                        account,
                        () -> jdbc.sql("select count(*) from access.api_request where body is not null")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    @Test
    void whenTheProcessDiesBeforeItCommitsTheRequestRunsAgainAndTheDeadOneCanCommitNoMore() {
        byte[] asked = "asked".getBytes(StandardCharsets.UTF_8);
        Claim dead = scoped(account, () -> requests.take(key, asked).claim());
        assertThatThrownBy(() -> scoped(account, () -> requests.take(key, asked)))
                .hasMessageContaining("access.request.at-work");
        clock.advance(Requests.LEASE.plusSeconds(1));

        Claim again = scoped(account, () -> requests.take(key, asked).claim());

        assertThat(again.id()).isNotEqualTo(dead.id());
        assertThatThrownBy(() -> as(account, () -> {
                    requests.carriedOut(dead);
                    return "committed";
                }))
                .hasMessageContaining("taken over");
        as(account, () -> {
            requests.carriedOut(again);
            return "committed";
        });
    }

    @Test
    void whenTheProcessDiesAfterItCommittedTheSenderIsToldSo() {
        byte[] asked = "asked".getBytes(StandardCharsets.UTF_8);
        Claim dead = scoped(account, () -> requests.take(key, asked).claim());
        as(account, () -> {
            requests.carriedOut(dead);
            return "committed";
        });
        clock.advance(Requests.LEASE.plusSeconds(1));

        assertThatThrownBy(() -> scoped(account, () -> requests.take(key, asked)))
                .hasMessageContaining("access.request.done");
    }

    @Test
    void anUploadIsKnownByItsFilesAndFieldsHoweverTheyAreWrapped() {
        HttpResponse<String> first = upload("boundary-1", "a.xlsx", "rows", 1, "632622");
        HttpResponse<String> rewrapped = upload("another-boundary", "a.xlsx", "rows", 1, "632622");
        HttpResponse<String> otherName = upload("boundary-1", "b.xlsx", "rows", 1, "632622");
        HttpResponse<String> otherBytes = upload("boundary-1", "a.xlsx", "sows", 1, "632622");
        HttpResponse<String> otherField = upload("boundary-1", "a.xlsx", "rows", 1, "632623");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(rewrapped.body()).isEqualTo(first.body());
        assertThat(header(rewrapped, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(otherName.statusCode()).isEqualTo(422);
        assertThat(otherBytes.statusCode()).isEqualTo(422);
        assertThat(otherField.statusCode()).isEqualTo(422);
        assertThat(bench.times()).isEqualTo(1);
    }

    @Test
    void aLargeUploadPasses() {
        long megabyte = 1024 * 1024;
        HttpResponse<String> answer = upload("boundary", "large.xlsx", "x".repeat((int) megabyte), 19, "632622");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Integer>read(answer.body(), "$.bytes").longValue()).isEqualTo(19 * megabyte);
    }

    @Test
    void anUploadThatIsTooLargeIsA413Problem() {
        HttpResponse<String> answer = upload("boundary", "large.xlsx", "x".repeat(1024 * 1024), 21, "632622");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    private HttpResponse<String> upload(String boundary, String name, String piece, int times, String county) {
        String head =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"county\"\r\n\r\n" + county + "\r\n--"
                        + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        String tail = "\r\n--" + boundary + "--\r\n";
        return program.send(
                "POST",
                "/api/test/upload",
                BodyPublishers.ofInputStream(() -> body(head, piece, times, tail)),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "multipart/form-data; boundary=" + boundary,
                "Idempotency-Key",
                key);
    }

    private static InputStream body(String head, String piece, int times, String tail) {
        InputStream all = bytes(head);
        for (int i = 0; i < times; i++) {
            all = new SequenceInputStream(all, bytes(piece));
        }
        return new SequenceInputStream(all, bytes(tail));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFingerprintOfAFileReadsItPieceByPiece() throws IOException {
        // Two hundred megabytes, none of them in memory at once: the file hands out zeros.
        var file = new org.springframework.mock.web.MockMultipartFile("file", "a.xlsx", null, new byte[0]) {
            @Override
            public long getSize() {
                return 200L * 1024 * 1024;
            }

            @Override
            public InputStream getInputStream() {
                return new Zeros(getSize());
            }
        };
        var request = new org.springframework.mock.web.MockMultipartHttpServletRequest();
        request.addFile(file);
        long before = allocated();

        byte[] fingerprint = Fingerprint.of(request, request);

        assertThat(fingerprint).hasSize(32);
        assertThat(allocated() - before).isLessThan(8L * 1024 * 1024);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            left -= read;
            return read;
        }
    }

    private static <T> T scoped(UUID account, Supplier<T> action) {
        Scope scope = new Scope(account, "程序", 632622, 632623, 0, 0, Scope.Entries.NONE, null, null, Set.of());
        return CurrentScope.call(scope, action);
    }

    private <T> T as(UUID account, Supplier<T> action) {
        return scoped(account, () -> new TransactionTemplate(transactions).execute(status -> action.get()));
    }
}
