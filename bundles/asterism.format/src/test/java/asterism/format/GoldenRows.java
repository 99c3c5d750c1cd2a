package asterism.format;

import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.Partner;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The rows that the golden files show. */
final class GoldenRows {
    private static final Item AWKWARD = Samples.item(
            "A&1",
            Map.ofEntries(
                    Map.entry("name", "Капли <глазные> \"Ясно\"; 5 мл\nв уп.\r\tN1\u0001 😀 ≥ 2 шт."),
                    Map.entry("producerId", "p1"),
                    Map.entry("producerName", "Завод № 1 & Ко"),
                    Map.entry("countryCode", "643"),
                    Map.entry("countryName", "Россия"),
                    Map.entry("barcode", "04601234567890"),
                    Map.entry("etalonId", "000123"),
                    Map.entry("pulsCode", "P-1"),
                    Map.entry("protekCode", "K;7")));
    private static final Item BARE = Samples.item("B", Map.of("name", "Бинт", "barcode", "1234567", "etalonId", "12a"));
    private static final Lot RECEIVED = new Lot(
            "A&1:L%3A1",
            AWKWARD,
            new Partner("sup", "ООО «Поставщик»", "7701234567"),
            "R1",
            "НК-1/7",
            Optional.of(LocalDate.of(2026, 10, 31)),
            105_550,
            OptionalInt.of(10),
            200_049,
            OptionalInt.empty(),
            true);
    private static final Lot UNSETTLED = Samples.unsettled(BARE);
    private static final Document SALE = Samples.document(
            "S/1",
            DocumentType.SALE,
            Map.ofEntries(
                    Map.entry("number", "never shown"),
                    Map.entry("time", "2026-11-02T09:05:07"),
                    Map.entry("shiftNumber", "смена 0012"),
                    Map.entry("posNumber", "KKM 1"),
                    Map.entry("checkNumber", "000"),
                    Map.entry("checkUniqueNumber", "u-1"),
                    Map.entry("fnNumber", "9960440300"),
                    Map.entry("fnDocNumber", "00077"),
                    Map.entry("fnDocSign", "1234567890"),
                    Map.entry("fnDocTime", "2026-11-02T09:05:10"),
                    Map.entry("cashierId", "c1"),
                    Map.entry("cashierName", "Иванова А. Б."),
                    Map.entry("cashierTin", "770123456789"),
                    Map.entry("internetOrder", "INT-1")));
    private static final Document WHOLESALE = Samples.document(
            "W1",
            DocumentType.WHOLESALE,
            Map.of(
                    "number", "б/н",
                    "time", "2026-11-03T00:00:00",
                    "posNumber", "not of a sale",
                    "checkNumber", "5",
                    "cashierName", "not of a sale",
                    "fnDocTime", "2026-11-03T00:00:00",
                    "resale", "1"));

    private GoldenRows() {}

    static SampleWindow regular() {
        return new SampleWindow(Samples.store("Аптека «Центр» & Ко"))
                .with(RECEIVED)
                .with(UNSETTLED)
                .with(new Movement("S%2F1:1", RECEIVED, SALE, 1500, 1583, 3001, 50))
                .with(new Movement("W1:2/2", UNSETTLED, WHOLESALE, 1, 0, 123_456_789, 0))
                .with(new Balance(RECEIVED, LocalDate.of(2026, 11, 2), 1000, -500, 1056, -528, 2000, -5))
                .with(new Balance(UNSETTLED, LocalDate.of(2026, 11, 3), 0, -1, 0, 0, 0, 0));
    }

    static SampleWindow initial() {
        Document opening = Document.bare(DocumentType.SURPLUS, Samples.FIRST.atStartOfDay());
        return new SampleWindow(Samples.store("Аптека"))
                .with(RECEIVED)
                .with(new Movement("A&1:L%3A1:initial", RECEIVED, opening, 12_000, 12_666, 24_006, 0))
                .with(new Balance(RECEIVED, Samples.FIRST, 0, 12_000, 0, 12_666, 0, 24_006));
    }
}
