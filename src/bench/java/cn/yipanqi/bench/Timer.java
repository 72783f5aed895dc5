package cn.yipanqi.bench;

import java.util.Arrays;

/** Medians of repeated runs, after some that do not count. */
final class Timer {

    interface Action {
        void run() throws Exception;
    }

    private Timer() {}

    /** Median in nanoseconds. */
    static double median(int warmUp, int runs, Action action) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            action.run();
        }
        double[] taken = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            action.run();
            taken[i] = System.nanoTime() - start;
        }
        Arrays.sort(taken);
        return taken[runs / 2];
    }
}
