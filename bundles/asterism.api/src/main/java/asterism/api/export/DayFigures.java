package asterism.api.export;

import java.time.LocalDate;

/**
 * What files hold of one day: of each store its newest file that has the day in its window.
 *
 * @param day        the day, chain's zone
 * @param stores     how many stores have movements on it
 * @param movements  rows of movements
 * @param saleSum    retail sales after the discount, in kopecks
 * @param receiptSum receipts from suppliers at purchase prices, in kopecks; without the opening of an initial export
 */
public record DayFigures(LocalDate day, int stores, long movements, long saleSum, long receiptSum) {}
