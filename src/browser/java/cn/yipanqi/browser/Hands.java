package cn.yipanqi.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hands at a browser that are counted while they work: keys struck, things pointed at, thoughts taken, and how long the machine let them
 * wait (Card, Moran, Newell 1980). Every address but the first is come to by pressing something on the page.
 */
final class Hands {

    /** What one piece of work took, all its times together. */
    static final class Work {

        int times;
        int keys;
        int points;
        int thoughts;
        long machineNanos;
    }

    private final Visit visit;
    private final Map<String, Work> done = new LinkedHashMap<>();
    private Work now = new Work();

    Hands(Visit visit) {
        this.visit = visit;
    }

    /** What follows is a piece of that work, done once more. */
    void at(String what) {
        now = done.computeIfAbsent(what, none -> new Work());
        now.times++;
    }

    Map<String, Work> done() {
        return done;
    }

    private Page page() {
        return visit.page();
    }

    /** An address typed or kept as a bookmark: one pointing. */
    void open(String path) {
        now.points++;
        now.thoughts++;
        long start = System.nanoTime();
        visit.open(path);
        now.machineNanos += System.nanoTime() - start;
    }

    void type(String field, String text) {
        now.thoughts++;
        now.points++;
        now.keys += text.length();
        page().locator(field).first().fill(text);
    }

    /** Picks the option that reads so. */
    void pick(String field, String label) {
        now.thoughts++;
        now.points += 2;
        page().locator(field).first().selectOption(new SelectOption().setLabel(label));
    }

    void tick(String field) {
        now.thoughts++;
        now.points++;
        page().locator(field).first().check();
    }

    /** Chooses files: the window of the system is opened, they are marked, it is left. */
    void choose(String field, Path... files) {
        now.thoughts++;
        now.points += 3;
        page().locator(field).first().setInputFiles(files);
    }

    /** Presses what leads to another page, and waits for it. */
    void press(String what) {
        now.thoughts++;
        now.points++;
        long start = System.nanoTime();
        page().locator(what).first().click();
        page().waitForLoadState(LoadState.LOAD);
        now.machineNanos += System.nanoTime() - start;
    }
}
