package cn.yipanqi.burden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long the product takes of a cadre's month: one and the same written-down month of work, done by a script in a real browser. Times of
 * the hands are those of the keystroke-level model (Card, Moran, Newell 1980), times of the machine are measured.
 */
@Component
public class MonthOfWork {

    private static final double MINUTE = 60;

    private final Measured measured;

    MonthOfWork(JsonMapper json) {
        try (InputStream file = new ClassPathResource("burden/month.json").getInputStream()) {
            measured = json.readValue(file, Measured.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One piece of the month's work.
     *
     * @param what key of its name in the bundles, after {@code burden.month.}
     * @param times how often in the month
     * @param keys keys struck, of all times together
     * @param points things pointed at and pressed
     * @param thoughts places where one stops to think: each field and each deed
     * @param machine seconds the machine let one wait
     */
    public record Step(String what, int times, int keys, int points, int thoughts, double machine) {

        /** A key struck by somebody who types ordinarily, seconds (K). */
        static final double KEY = 0.28;
        /** Pointing at something (P) and pressing (B), seconds. */
        static final double POINT = 1.1 + 0.2;
        /** Making up one's mind, seconds (M). */
        static final double THOUGHT = 1.35;

        double seconds() {
            return keys * KEY + points * POINT + thoughts * THOUGHT + machine;
        }

        public double minutes() {
            return tenths(seconds() / MINUTE);
        }
    }

    /** @param on the day on which it was measured */
    public record Measured(LocalDate on, List<Step> steps) {

        public double minutes() {
            return tenths(steps.stream().mapToDouble(Step::seconds).sum() / MINUTE);
        }
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    Measured measured() {
        return measured;
    }
}
