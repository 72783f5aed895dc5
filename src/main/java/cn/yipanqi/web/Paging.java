package cn.yipanqi.web;

import java.util.List;
import java.util.TreeSet;

/**
 * One page of a list.
 *
 * @param total rows of the whole list
 * @param number of this page, from 1; a number beyond the list becomes its last page
 * @param size rows a page
 */
public record Paging(long total, int number, int size) {

    public Paging {
        if (total < 0 || size < 1) {
            throw new IllegalArgumentException(total + " rows, " + size + " a page");
        }
        number = Math.max(1, Math.min(number, pages(total, size)));
    }

    public int pages() {
        return pages(total, size);
    }

    /** Rows before this page: SQL's OFFSET. */
    public long offset() {
        return (number - 1L) * size;
    }

    /** Number of the first row shown, from 1; 0 where there is none. */
    public long first() {
        return total == 0 ? 0 : offset() + 1;
    }

    public long last() {
        return Math.min(total, offset() + size);
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < pages();
    }

    /** PageShell worth a link: the first, the last, this one and its neighbours. Where numbers are left out between two, a gap shows. */
    public List<Integer> shown() {
        TreeSet<Integer> pages = new TreeSet<>(List.of(1, pages()));
        for (int page = Math.max(1, number - 1); page <= Math.min(pages(), number + 1); page++) {
            pages.add(page);
        }
        return List.copyOf(pages);
    }

    private static int pages(long total, int size) {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
