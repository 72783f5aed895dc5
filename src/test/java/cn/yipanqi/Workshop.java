package cn.yipanqi;

import cn.yipanqi.access.idempotency.OnceFilter;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Addresses of the API that count how often they were carried out. */
@TestConfiguration(proxyBeanMethods = false)
public class Workshop {

    @TestComponent
    @RestController
    @RequestMapping("/api/test")
    public static class Bench {

        private final JdbcClient jdbc;
        private final TransactionTemplate transaction;
        private final AtomicInteger times = new AtomicInteger();
        private volatile CountDownLatch begun = new CountDownLatch(1);
        private final Semaphore mayEnd = new Semaphore(0);
        private final Semaphore atWork = new Semaphore(0);

        Bench(JdbcClient jdbc, PlatformTransactionManager transactions) {
            this.jdbc = jdbc;
            this.transaction = new TransactionTemplate(transactions);
        }

        public int times() {
            return times.get();
        }

        public void reset() {
            times.set(0);
            begun = new CountDownLatch(1);
            mayEnd.drainPermits();
            atWork.drainPermits();
        }

        /** Waits until so many slow requests are at work. */
        public void awaitBegun(int many) throws InterruptedException {
            if (!atWork.tryAcquire(many, 60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the slow requests have not begun");
            }
        }

        public void awaitBegun() throws InterruptedException {
            if (!begun.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the slow request has not begun");
            }
        }

        public void letEnd() {
            mayEnd.release();
        }

        @PostMapping("/things")
        ResponseEntity<Map<String, Object>> make(@RequestBody Map<String, String> thing) {
            int number = times.incrementAndGet();
            return ResponseEntity.created(URI.create("/api/test/things/" + number))
                    .body(Map.of("number", number, "name", thing.getOrDefault("name", "")));
        }

        @PostMapping("/slow")
        Map<String, Object> slow() throws InterruptedException {
            begun.countDown();
            atWork.release();
            if (!mayEnd.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody lets the slow request end");
            }
            return Map.of("number", times.incrementAndGet());
        }

        @PostMapping("/refused")
        void refused() {
            times.incrementAndGet();
            throw new Refusal(Message.of("accounts.role.missing"));
        }

        @PostMapping("/broken")
        void broken() {
            times.incrementAndGet();
            throw new IllegalStateException("broken");
        }

        /** Does something that commits, and fails afterwards. */
        @PostMapping("/broken-afterwards")
        void brokenAfterwards() {
            times.incrementAndGet();
            transaction.executeWithoutResult(
                    status -> jdbc.sql("select 1").query(Integer.class).single());
            throw new IllegalStateException("broken");
        }

        @PostMapping("/secret")
        Map<String, Object> secret(HttpServletRequest request) {
            OnceFilter.answerIsSecret(request);
            return Map.of("secret", times.incrementAndGet());
        }

        @PostMapping("/upload")
        Map<String, Object> upload(@RequestParam MultipartFile file, @RequestParam String county) throws IOException {
            long bytes = 0;
            try (var stream = file.getInputStream()) {
                byte[] piece = new byte[65536];
                for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                    bytes += read;
                }
            }
            return Map.of("number", times.incrementAndGet(), "bytes", bytes, "county", county);
        }
    }
}
