package asterism.demo;

/** The sales of the last two weeks or so: what customers bring back. */
final class RecentSales {
    private static final int KEPT = 3_500;

    private final Doc[] sales = new Doc[KEPT];
    private int count;

    void add(Doc sale) {
        sales[count++ % KEPT] = sale;
    }

    boolean isEmpty() {
        return count == 0;
    }

    Doc any(Dice dice) {
        return sales[dice.below(Math.min(count, KEPT))];
    }
}
