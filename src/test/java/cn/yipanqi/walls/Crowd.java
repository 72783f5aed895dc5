package cn.yipanqi.walls;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sixteen at once, each taking the next thing to do, in an order that a seed decides. */
final class Crowd {

    private static final int AT_ONCE = 16;
    private static final int TOLD = 40;

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    /** To be said at the end; the others go on meanwhile. */
    void complain(String what) {
        complaints.add(what);
    }

    void run(List<Runnable> deeds, long seed) {
        List<Runnable> mixed = new ArrayList<>(deeds);
        Collections.shuffle(mixed, new Random(seed));
        ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> running = new ArrayList<>();
            mixed.forEach(deed -> running.add(crowd.submit(deed)));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            crowd.shutdownNow();
        }
    }

    /** What was complained of, the same once, the first of it in full. */
    List<String> complaints() {
        List<String> told = complaints.stream().distinct().sorted().toList();
        return told.size() <= TOLD ? told : append(told.subList(0, TOLD), "… and " + (told.size() - TOLD) + " more");
    }

    private static List<String> append(List<String> some, String last) {
        List<String> all = new ArrayList<>(some);
        all.add(last);
        return all;
    }
}
