package asterism.rest;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items what is on the page
 * @param total how many there are on all pages
 * @param page  number of the page, from 1
 * @param size  how many a page holds
 */
record Page<T>(List<T> items, long total, int page, int size) {
    /** How many a page holds at most. */
    static final int MAX_SIZE = 10_000;

    /** How many a page holds when nothing is said. */
    static final int SIZE = 50;

    /**
     * What page is wanted.
     *
     * @param page from 1
     * @param size 1 to {@link #MAX_SIZE}
     */
    record Wanted(int page, int size) {
        static Wanted of(Inputs inputs) {
            return new Wanted(inputs.number("page", 1, 1, 1_000_000), inputs.number("size", SIZE, 1, MAX_SIZE));
        }

        /** How many are on the pages before. */
        long skipped() {
            return (long) (page - 1) * size;
        }
    }

    /** Cuts a page out of a whole list. */
    static <T> Page<T> of(List<T> all, Wanted wanted) {
        List<T> items = all.stream().skip(wanted.skipped()).limit(wanted.size()).toList();
        return new Page<>(items, all.size(), wanted.page(), wanted.size());
    }
}
