package cn.yipanqi.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;

/**
 * Somebody's hands at a page, whose keys, points and thoughts are counted as the keystroke-level model has them (Card, Moran and Newell,
 * CACM 23, 1980). The rule of thoughts is one before each field or group of choices and one before each press that sends. What one reads
 * and what one makes up to write is not of the model, and not counted.
 */
final class Hands {

    /**
     * Keys of one Chinese character, written by its sound: the 2,556 characters of the sample county's report have 8,162 letters by the
     * Unicode transliteration, 3.2 each, and what is written has to be chosen. Whoever chooses words at once needs fewer.
     */
    static final int KEYS_A_CHARACTER = 4;
    /** Ctrl and A before typing over what stands there. */
    private static final int KEYS_TO_REPLACE = 2;
    /** The list, and the choice in it. */
    private static final int POINTS_TO_CHOOSE = 2;
    /** The field, the file and what opens it. */
    private static final int POINTS_TO_ATTACH = 3;

    private final Page page;
    private int loads;
    private int keys;
    private int points;
    private int thoughts;
    private long machine;

    Hands(Page page) {
        this.page = page;
        page.onLoad(loaded -> loads++);
    }

    /** What was done so far, and how long the machine let one wait. */
    record Done(int keys, int points, int thoughts, double seconds) {}

    Done done() {
        return new Done(keys, points, thoughts, Math.round(machine / 1e7) / 100.0);
    }

    Page page() {
        return page;
    }

    /** Points at a field, and types. */
    Hands type(Locator field, String text) {
        thoughts++;
        points++;
        boolean aDay = "date".equals(field.getAttribute("type"));
        keys += aDay ? keys(text.replace("-", "")) : keys(text);
        if (!aDay && !field.inputValue().isEmpty()) {
            keys += KEYS_TO_REPLACE;
        }
        field.fill(text);
        return this;
    }

    Hands type(String field, String text) {
        return type(page.locator(field), text);
    }

    private static int keys(String text) {
        return text.codePoints()
                .map(each -> Character.isIdeographic(each) ? KEYS_A_CHARACTER : 1)
                .sum();
    }

    /** Chooses one of a list by its words. */
    Hands choose(String list, String words) {
        thoughts++;
        points += POINTS_TO_CHOOSE;
        page.locator(list).selectOption(new SelectOption().setLabel(words));
        return this;
    }

    /** Ticks some of a group by their words. */
    Hands tick(String group, String... words) {
        thoughts++;
        for (String each : words) {
            points++;
            page.locator(group)
                    .getByLabel(each, new Locator.GetByLabelOptions().setExact(true))
                    .check();
        }
        return this;
    }

    Hands attach(String field, Path file) {
        thoughts++;
        points += POINTS_TO_ATTACH;
        page.locator(field).setInputFiles(file);
        return this;
    }

    /** Follows a link to another page. */
    Hands follow(Locator link) {
        return press(link);
    }

    /** Follows the first link with these words, within a part of the page. */
    Hands follow(String part, String words) {
        return follow(page.locator(part)
                .getByText(words, new Locator.GetByTextOptions().setExact(true))
                .first());
    }

    /** Presses what sends something. */
    Hands send(String button) {
        thoughts++;
        return press(page.locator(button).first());
    }

    private Hands press(Locator what) {
        points++;
        int before = loads;
        long from = System.nanoTime();
        what.click();
        page.waitForCondition(() -> loads > before);
        machine += System.nanoTime() - from;
        return this;
    }

    /** Opens something within the page, and waits until it is there. */
    Hands open(Locator what, Locator appears) {
        points++;
        long from = System.nanoTime();
        what.click();
        appears.waitFor();
        machine += System.nanoTime() - from;
        return this;
    }
}
