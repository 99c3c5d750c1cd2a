package asterism.format;

import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Partner;
import asterism.api.lotdata.Store;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The elements of a {@code batch}. */
final class LotElements {
    /** Prices are kept in 1/10,000 rouble. */
    private static final int PRICE_UNITS_A_KOPECK = 100;

    private final String storeCode;
    private final Store store;
    private final Checks checks;

    LotElements(String storeCode, Store store, Checks checks) {
        this.storeCode = storeCode;
        this.store = store;
        this.checks = checks;
    }

    Part<Lot> part() {
        return new Part<>("batches", "batch", elements(), codes());
    }

    private List<Element<Lot>> elements() {
        return List.of(
                new Element<>("map_batch_id", (lot, out) -> out.text(lot.id())),
                new Element<>("map_pharmacy_id", (lot, out) -> out.text(storeCode)),
                new Element<>("map_pharmacy_name", (lot, out) -> storeName(out)),
                new Element<>("nomenclature_id", (lot, out) -> out.text(checks.etalonId(lot.item()))),
                ofItem("map_nomenclature_code", Item::id),
                ofItem("map_nomenclature_name", Item::name),
                Element.empty("map_product_code"),
                Element.empty("map_product_name"),
                Element.empty("producer_id"),
                ofItem("map_producer_code", Item::producerId),
                ofItem("map_producer_name", Item::producerName),
                Element.empty("producer_country_id"),
                ofItem("map_producer_country_code", Item::countryCode),
                ofItem("map_producer_country_name", Item::countryName),
                ofSupplier("map_supplier_code", Partner::id),
                new Element<>("map_supplier_tin", (lot, out) -> out.text(checks.tin(lot.supplier()))),
                ofSupplier("supplier_name", Partner::name),
                new Element<>("batch_doc_date", LotElements::documentDate),
                new Element<>("batch_doc_number", this::documentNumber),
                price("purchase_price_nds", Lot::purchasePrice),
                vat("purchase_nds", Lot::purchaseVat),
                price("retail_price_nds", Lot::retailPrice),
                vat("retail_nds", Lot::retailVat),
                new Element<>("barcode", (lot, out) -> out.text(checks.barcode(lot.item()))),
                // The union spells it so.
                new Element<>("sign_comission", (lot, out) -> out.flag(lot.commission())));
    }

    private List<Part.Code<Lot>> codes() {
        return List.of(
                code("map", Item::id),
                code("puls", Item::pulsCode),
                code("sia", Item::siaCode),
                code("protek", Item::protekCode));
    }

    private Part.Code<Lot> code(String owner, Function<Item, String> text) {
        return new Part.Code<>(
                owner, lot -> text.apply(lot.item()), ofItem(owner, text).value());
    }

    private Element<Lot> ofItem(String name, Function<Item, String> text) {
        return new Element<>(name, (lot, out) -> {
            if (out.text(text.apply(lot.item()))) {
                checks.droppedIn(lot.item());
            }
        });
    }

    private Element<Lot> ofSupplier(String name, Function<Partner, String> text) {
        return new Element<>(name, (lot, out) -> {
            if (out.text(text.apply(lot.supplier()))) {
                checks.droppedIn(lot.supplier());
            }
        });
    }

    private static Element<Lot> price(String name, ToLongFunction<Lot> price) {
        return new Element<>(name, (lot, out) -> out.decimal(kopecks(price.applyAsLong(lot)), 2));
    }

    private static Element<Lot> vat(String name, Function<Lot, OptionalInt> rate) {
        return new Element<>(name, (lot, out) -> {
            OptionalInt percent = rate.apply(lot);
            if (percent.isPresent()) {
                out.number(percent.getAsInt());
            }
        });
    }

    private void storeName(Cells out) throws IOException {
        if (out.text(store.name())) {
            checks.droppedInStore();
        }
    }

    private static void documentDate(Lot lot, Cells out) throws IOException {
        if (lot.documentDate().isPresent()) {
            out.day(lot.documentDate().get());
        }
    }

    private void documentNumber(Lot lot, Cells out) throws IOException {
        if (out.text(lot.documentNumber())) {
            checks.droppedIn(lot);
        }
    }

    /** Rounds half up, away from zero. */
    private static long kopecks(long price) {
        long half = price < 0 ? -PRICE_UNITS_A_KOPECK / 2 : PRICE_UNITS_A_KOPECK / 2;
        return (price + half) / PRICE_UNITS_A_KOPECK;
    }
}
