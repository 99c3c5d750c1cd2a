package asterism.format;

import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.Partner;
import asterism.api.lotdata.Store;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** The 92 days of a store of usual size: some 105 MB of XML. */
final class LargeWindow {
    private static final LocalDate FIRST = LocalDate.of(2026, 8, 24);
    private static final String[] WORDS = {
        "Парацетамол",
        "Ибупрофен",
        "таблетки",
        "покрытые",
        "оболочкой",
        "капсулы",
        "раствор",
        "для",
        "инъекций",
        "детский",
        "форте",
        "мазь",
        "сироп",
        "№10",
        "№20",
        "№30",
        "500мг",
        "200мг",
        "Vitamin",
        "B12"
    };

    private final Random random = new Random(17);
    private final List<Document> documents = new ArrayList<>();
    private final SampleWindow window =
            new SampleWindow(new Store("17", "Аптека №17 на Садовой", Store.Kind.SHOP, Map.of()));

    static SampleWindow create(int items, int lotsAnItem) {
        LargeWindow large = new LargeWindow();
        for (int i = 0; i < 32_000; i++) {
            large.documents.add(large.document(i));
        }
        for (int i = 0; i < items; i++) {
            large.item(large.item(100_000 + i * 3), lotsAnItem);
        }
        return large.window;
    }

    private void item(Item item, int lotsAnItem) {
        for (int i = 0; i < lotsAnItem; i++) {
            Lot lot = lot(item, i);
            window.with(lot);
            int movements = 2 + (random.nextInt(100) < 74 ? 1 : 0);
            for (int j = 0; j < movements; j++) {
                window.with(movement(lot, j));
            }
            for (int j = 0; j < 2 + (random.nextInt(100) < 41 ? 1 : 0); j++) {
                window.with(balance(lot, j));
            }
        }
    }

    private Item item(int id) {
        String producer = Integer.toString(1000 + random.nextInt(700));
        return new Item(
                Integer.toString(id),
                words(6),
                "12",
                producer,
                "Завод медицинских препаратов " + producer + " ОАО",
                "643",
                "Россия",
                "46" + (10_000_000_000L + random.nextInt(1_000_000_000)),
                Integer.toString(random.nextInt(1_000_000)),
                Integer.toString(random.nextInt(1_000_000)),
                "S" + random.nextInt(1_000_000),
                "");
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(text.isEmpty() ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private Lot lot(Item item, int number) {
        int partner = random.nextInt(30);
        return new Lot(
                item.id() + ":" + (5_000_000 + random.nextInt(1_000_000)) + number,
                item,
                new Partner("P" + partner, "ООО Поставщик " + partner, "77" + (10_000_000 + partner)),
                "R" + random.nextInt(100_000),
                "НК-" + random.nextInt(100_000),
                Optional.of(FIRST.minusDays(random.nextInt(200))),
                100L * random.nextInt(100_000),
                OptionalInt.of(10),
                100L * random.nextInt(100_000),
                OptionalInt.of(10),
                false);
    }

    private Document document(int number) {
        LocalDateTime time = FIRST.atTime(8, 0).plusSeconds(number * 245L);
        if (number % 20 == 0) {
            return new Document(
                    "R" + number,
                    DocumentType.RECEIPT,
                    "НК-" + number,
                    time,
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    Optional.empty(),
                    "",
                    "",
                    "",
                    "",
                    false);
        }
        int cashier = random.nextInt(6);
        return new Document(
                "S" + (1_000_000 + number),
                DocumentType.SALE,
                "",
                time,
                Integer.toString(1000 + number / 350),
                "KKM-" + number % 3,
                Integer.toString(number % 350),
                "17-" + (1_000_000 + number),
                "9960440300" + (100_000 + number % 3),
                Integer.toString(200_000 + number),
                Long.toString(1_000_000_000L + random.nextInt(1_000_000_000)),
                Optional.of(time.plusSeconds(2)),
                Integer.toString(cashier),
                "Иванова Мария Петровна " + cashier,
                "77010000000" + cashier,
                random.nextInt(10) == 0 ? "INT-" + number : "",
                false);
    }

    private Movement movement(Lot lot, int number) {
        Document document = documents.get(random.nextInt(documents.size()));
        long quantity = 1000L * (1 + random.nextInt(3));
        long retail = quantity * lot.retailPrice() / 100_000;
        return new Movement(
                document.id() + ":" + (number + 1),
                lot,
                document,
                quantity,
                quantity * lot.purchasePrice() / 100_000,
                retail,
                retail / 20);
    }

    private Balance balance(Lot lot, int number) {
        long opening = 1000L * random.nextInt(12);
        long closing = 1000L * random.nextInt(12);
        return new Balance(
                lot,
                FIRST.plusDays(random.nextInt(30) + number * 30L),
                opening,
                closing,
                opening * lot.purchasePrice() / 100_000,
                closing * lot.purchasePrice() / 100_000,
                opening * lot.retailPrice() / 100_000,
                closing * lot.retailPrice() / 100_000);
    }
}
