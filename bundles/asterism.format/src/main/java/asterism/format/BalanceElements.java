package asterism.format;

import asterism.api.lotdata.Balance;
import java.util.List;
import java.util.function.ToLongFunction;

/** The elements of a {@code remnant}. */
final class BalanceElements {
    private final String storeCode;

    BalanceElements(String storeCode) {
        this.storeCode = storeCode;
    }

    Part<Balance> part() {
        return new Part<>("remnants", "remnant", elements(), List.of());
    }

    private List<Element<Balance>> elements() {
        return List.of(
                new Element<>("map_pharmacy_id", (balance, out) -> out.text(storeCode)),
                new Element<>(
                        "batch_id", (balance, out) -> out.text(balance.lot().id())),
                new Element<>("date", (balance, out) -> out.day(balance.day())),
                decimal("opening_balance", 3, Balance::opening),
                decimal("closing_balance", 3, Balance::closing),
                decimal("input_purchasing_price_balance", 2, Balance::openingPurchase),
                decimal("output_purchasing_price_balance", 2, Balance::closingPurchase),
                decimal("input_retail_price_balance", 2, Balance::openingRetail),
                decimal("output_retail_price_balance", 2, Balance::closingRetail));
    }

    private static Element<Balance> decimal(String name, int scale, ToLongFunction<Balance> value) {
        return new Element<>(name, (balance, out) -> out.decimal(value.applyAsLong(balance), scale));
    }
}
