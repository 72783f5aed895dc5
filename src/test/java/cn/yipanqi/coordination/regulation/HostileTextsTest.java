package cn.yipanqi.coordination.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.coordination.regulation.clause.ClauseText;
import cn.yipanqi.coordination.regulation.clause.Comparison;
import cn.yipanqi.coordination.regulation.clause.Difference;
import cn.yipanqi.coordination.regulation.clause.Difference.Piece;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two texts as long as a regulation may be, made to be hard to compare: the comparison ends within its bounds of time and of memory, and
 * nothing of either text is missing from it.
 */
class HostileTextsTest {

    /** Processor time of the thread, not of the clock on the wall: the machine may be busy with others. */
    private static final long NANOSECONDS = 20_000_000_000L;

    /** What may be alive at once on top of what was: a request must not take the server's memory. */
    private static final long BYTES = 200L << 20;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    record Pair(String name, String before, String after) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static String clauses(int n, Supplier<String> text) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(i -> "第" + i + "条 " + text.get())
                .collect(Collectors.joining("\n"));
    }

    private static String words(Random random, int length, int alphabet) {
        return random.ints(length, 0, alphabet)
                .mapToObj(i -> String.valueOf((char) ('一' + i)))
                .collect(Collectors.joining());
    }

    private static String cut(String text) {
        return text.length() > Draft.LONGEST_TEXT ? text.substring(0, Draft.LONGEST_TEXT) : text;
    }

    private static Pair pair(String name, Supplier<String> text) {
        return new Pair(name, cut(text.get()), cut(text.get()));
    }

    static Stream<Pair> pairs() {
        Random random = new Random(7);
        return Stream.of(
                pair("one clause of two signs", () -> words(random, Draft.LONGEST_TEXT, 2)),
                pair("one clause of twenty signs", () -> words(random, Draft.LONGEST_TEXT, 20)),
                pair("thirty long clauses of twenty signs", () -> clauses(30, () -> words(random, 1_990, 20))),
                pair("thirty long clauses of two signs", () -> clauses(30, () -> words(random, 1_990, 2))),
                pair("three hundred clauses that are all alike", () -> clauses(300, () -> words(random, 190, 4))),
                pair("eight thousand clauses of one sign", () -> clauses(8_000, () -> words(random, 1, 3))),
                pair("nothing but numbers", () -> clauses(400, () -> "1 2 3 4 5 6 7 8 9 ".repeat(8))),
                pair("nothing but line ends", () -> "\n".repeat(30_000) + words(random, 5, 3)),
                pair("nothing but chapters", () -> clauses(3_000, () -> "\n第一章 " + words(random, 2, 3))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theHardestPairsAreComparedWithinBounds(Pair pair) {
        List<Clause> before = ClauseText.read(pair.before());
        List<Clause> after = ClauseText.read(pair.after());
        long time = THREADS.getCurrentThreadCpuTime();

        List<Difference> all = Comparison.of(before, after);

        assertThat(THREADS.getCurrentThreadCpuTime() - time).isLessThan(NANOSECONDS);
        assertThat(all.stream().filter(one -> one.before() != null)).hasSize(before.size());
        assertThat(all.stream().filter(one -> one.after() != null)).hasSize(after.size());
        for (Difference one : all) {
            if (one.before() != null) {
                assertThat(whole(one.old())).isEqualTo(one.before().text());
            }
            if (one.after() != null) {
                assertThat(whole(one.now())).isEqualTo(one.after().text());
            }
        }
    }

    private static String whole(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** All that was handed out, alive or not, is more than what is alive at once; the shortest clauses made the most of it. */
    @Test
    void clausesWithoutNumberTakeNoMemoryWithoutBound() {
        Random random = new Random(3);
        List<Clause> before = ClauseText.read(clauses(4_000, () -> words(random, 1, 3)));
        List<Clause> after = ClauseText.read(clauses(4_000, () -> words(random, 1, 3)));
        assertThat(before).hasSizeGreaterThan(3_900);
        long handedOut = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());

        Comparison.of(before, after);

        assertThat(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - handedOut)
                .isLessThan(BYTES);
    }

    @Test
    void aClauseTooLongToBeMarkedIsShownWholeAndSaysThatItChanged() {
        Random random = new Random(5);
        List<Difference> all = Comparison.of(
                ClauseText.read("第一条 " + words(random, 5_000, 20)), ClauseText.read("第一条 " + words(random, 5_000, 20)));
        assertThat(all).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Difference.Kind.CHANGED);
            assertThat(one.old())
                    .singleElement()
                    .satisfies(piece -> assertThat(piece.marked()).isTrue());
        });
    }
}
