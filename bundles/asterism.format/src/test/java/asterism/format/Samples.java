package asterism.format;

import asterism.api.export.ExportWindow;
import asterism.api.export.FormatOptions;
import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.Partner;
import asterism.api.lotdata.Store;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Rows with what a test is about, and plain values otherwise. */
final class Samples {
    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    static final LocalDate LAST = LocalDate.of(2026, 11, 23);
    static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 5, 12, 0, 0);
    static final FormatOptions UTF8_OPTIONS =
            new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true);

    private Samples() {}

    static ExportWindow exportWindow() {
        return exportWindow("102532", "17", false, UTF8_OPTIONS);
    }

    static ExportWindow exportWindow(String clientId, String storeCode, boolean initial, FormatOptions options) {
        LocalDateTime runStart = LocalDateTime.of(2026, 11, 24, 3, 5, 9);
        return new ExportWindow(clientId, storeCode, FIRST, LAST, initial, runStart, options);
    }

    static Store store(String name) {
        return new Store("s1", name, Store.Kind.SHOP, Map.of());
    }

    /** An item; the values are named as in the record. */
    static Item item(String id, Map<String, String> values) {
        return new Item(
                id,
                values.getOrDefault("name", "Item " + id),
                "k1",
                values.getOrDefault("producerId", ""),
                values.getOrDefault("producerName", ""),
                values.getOrDefault("countryCode", ""),
                values.getOrDefault("countryName", ""),
                values.getOrDefault("barcode", ""),
                values.getOrDefault("etalonId", ""),
                values.getOrDefault("pulsCode", ""),
                values.getOrDefault("siaCode", ""),
                values.getOrDefault("protekCode", ""));
    }

    static Lot lot(Item item) {
        return lot(item, Partner.NONE);
    }

    static Lot lot(Item item, Partner supplier) {
        return new Lot(
                item.id() + ":L1",
                item,
                supplier,
                "R1",
                "НК-1",
                Optional.of(FIRST),
                100_000,
                OptionalInt.of(10),
                200_000,
                OptionalInt.of(10),
                false);
    }

    static Lot lot() {
        return lot(item("A", Map.of()));
    }

    /** A lot at other prices. */
    static Lot lot(long purchasePrice, long retailPrice) {
        Lot lot = lot();
        return new Lot(
                lot.id(),
                lot.item(),
                lot.supplier(),
                lot.documentId(),
                lot.documentNumber(),
                lot.documentDate(),
                purchasePrice,
                lot.purchaseVat(),
                retailPrice,
                lot.retailVat(),
                lot.commission());
    }

    /** A lot whose data come from another document. */
    static Lot lotOfDocument(String id, String number) {
        Lot lot = lot();
        return new Lot(
                lot.id(),
                lot.item(),
                lot.supplier(),
                id,
                number,
                lot.documentDate(),
                lot.purchasePrice(),
                lot.purchaseVat(),
                lot.retailPrice(),
                lot.retailVat(),
                lot.commission());
    }

    /** The lot of what never had a receipt. */
    static Lot unsettled(Item item) {
        return new Lot(
                item.id() + ":",
                item,
                Partner.NONE,
                "",
                "",
                Optional.empty(),
                0,
                OptionalInt.empty(),
                0,
                OptionalInt.empty(),
                false);
    }

    /** A document; the values are named as in the record. */
    static Document document(String id, DocumentType type, Map<String, String> values) {
        return new Document(
                id,
                type,
                values.getOrDefault("number", ""),
                Optional.ofNullable(values.get("time"))
                        .map(LocalDateTime::parse)
                        .orElse(NOON),
                values.getOrDefault("shiftNumber", ""),
                values.getOrDefault("posNumber", ""),
                values.getOrDefault("checkNumber", ""),
                values.getOrDefault("checkUniqueNumber", ""),
                values.getOrDefault("fnNumber", ""),
                values.getOrDefault("fnDocNumber", ""),
                values.getOrDefault("fnDocSign", ""),
                Optional.ofNullable(values.get("fnDocTime")).map(LocalDateTime::parse),
                values.getOrDefault("cashierId", ""),
                values.getOrDefault("cashierName", ""),
                values.getOrDefault("cashierTin", ""),
                values.getOrDefault("internetOrder", ""),
                values.containsKey("resale"));
    }

    static Movement movement(Document document) {
        return movement(lot(), document);
    }

    static Movement movement(Lot lot, Document document) {
        return new Movement(document.id() + ":1", lot, document, 1000, 1000, 2000, 0);
    }

    static Movement movement(long quantity, long purchaseSum, long retailSum, long discountSum) {
        Document document = document("S1", DocumentType.SALE, Map.of());
        return new Movement("S1:1", lot(), document, quantity, purchaseSum, retailSum, discountSum);
    }

    static Balance balance(Lot lot, long opening, long closing) {
        return new Balance(lot, FIRST, opening, closing, opening, closing, 2 * opening, 2 * closing);
    }
}
