package asterism.exporter;

import asterism.api.export.DayFigures;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.StoreWindow;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what a window holds, by day. */
final class WindowFigures {
    private static final String OPENING = ":initial";

    private WindowFigures() {}

    static SortedMap<LocalDate, DayFigures> of(StoreWindow rows) {
        SortedMap<LocalDate, DayFigures> days = new TreeMap<>();
        for (Movement movement : rows.movements()) {
            LocalDate day = movement.document().time().toLocalDate();
            days.merge(
                    day,
                    new DayFigures(day, 1, 1, sale(movement), receipt(movement)),
                    (sum, one) -> new DayFigures(
                            day,
                            1,
                            sum.movements() + 1,
                            Math.addExact(sum.saleSum(), one.saleSum()),
                            Math.addExact(sum.receiptSum(), one.receiptSum())));
        }
        return days;
    }

    private static long sale(Movement movement) {
        return movement.document().type() == DocumentType.SALE ? movement.retailSum() - movement.discountSum() : 0;
    }

    private static long receipt(Movement movement) {
        return movement.document().type() == DocumentType.RECEIPT
                        && !movement.id().endsWith(OPENING)
                ? movement.purchaseSum()
                : 0;
    }
}
