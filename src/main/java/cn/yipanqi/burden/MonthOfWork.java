package cn.yipanqi.burden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long the product takes of a month: one and the same written-down month of a unit's cadre and of the office, done by a script in a real
 * browser ({@code MonthOfWorkTest}). Times of the hands are those of the keystroke-level model (Card, Moran and Newell, "The keystroke-level
 * model for user performance time with interactive systems", CACM 23, 1980); times of the machine are measured. Reading, and making up
 * what to write, is in neither.
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
     * @param what whose it is and what, {@code cadre.vouch}: key of its name in the bundles, after {@code burden.month.}
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

        /** Seconds of the hands, all times together. */
        public double people() {
            return keys * KEY + points * POINT + thoughts * THOUGHT;
        }

        private boolean of(Who who) {
            return what.startsWith(who.prefix());
        }
    }

    /** Whose month it is. */
    public enum Who {
        /** A unit's cadre. */
        CADRE,
        OFFICE;

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + ".";
        }

        public String messageKey() {
            return "burden.month.of-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** One's month. */
    public record Part(Who who, List<Step> steps) {

        public double people() {
            return steps.stream().mapToDouble(Step::people).sum();
        }

        public double machine() {
            return steps.stream().mapToDouble(Step::machine).sum();
        }

        public double minutes() {
            return tenths((people() + machine()) / MINUTE);
        }

        public int sum(ToIntFunction<Step> of) {
            return steps.stream().mapToInt(of).sum();
        }
    }

    /** @param on the day on which it was measured */
    public record Measured(LocalDate on, List<Step> steps) {

        public List<Part> parts() {
            return Arrays.stream(Who.values())
                    .map(who -> new Part(
                            who, steps.stream().filter(step -> step.of(who)).toList()))
                    .toList();
        }

        /** Of all together. */
        public double minutes() {
            return tenths(parts().stream()
                            .mapToDouble(part -> part.people() + part.machine())
                            .sum()
                    / MINUTE);
        }
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    Measured measured() {
        return measured;
    }
}
