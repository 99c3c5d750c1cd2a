package asterism.process;

import asterism.testkit.LedgerDocument;
import asterism.testkit.LedgerModel;
import asterism.testkit.SourceTable;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/** What a chain's back office hands over on two days: on the second one more sales and corrections of earlier ones. */
final class NightLedger {
    static final int STORES = 8;

    /** Long ago, so that no schedule that is saved today is due then. */
    static final LocalDate NIGHT = LocalDate.of(2025, 11, 24);

    static final LocalDate FIRST_DAY = NIGHT.minusDays(24);

    private static final int ITEMS = 60;
    private static final int SALES = 8;
    private static final int LINES = 12;

    private final LedgerModel ledger = new LedgerModel();
    private final Random random = new Random(1);

    private NightLedger() {}

    /** Writes what is known on the day before the night. */
    static void writeEve(Path folder) throws IOException {
        chain(NIGHT.minusDays(1)).ledger.writeTo(folder, WriteOptions.plain().partPerStore());
    }

    /** Writes what is known in the night. */
    static void writeNight(Path folder) throws IOException {
        NightLedger chain = chain(NIGHT);
        for (int store = 1; store <= STORES; store++) {
            chain.correct(store);
        }
        chain.ledger.writeTo(folder, WriteOptions.plain().partPerStore());
    }

    private static NightLedger chain(LocalDate end) {
        NightLedger chain = new NightLedger();
        for (int item = 1; item <= ITEMS; item++) {
            chain.ledger.item("A" + item);
        }
        for (int store = 1; store <= STORES; store++) {
            chain.ledger.store("" + store, "Store " + store);
            chain.receive(store);
        }
        FIRST_DAY.datesUntil(end).forEach(chain::sell);
        return chain;
    }

    private void receive(int store) {
        LedgerDocument receipt = ledger.document("R" + store, "" + store, "RECEIPT", FIRST_DAY + "T08:00:00");
        for (int item = 1; item <= ITEMS; item++) {
            receipt.line(item, "A" + item, "1000").purchasePrice(price()).retailPrice(price());
        }
    }

    private void sell(LocalDate day) {
        for (int store = 1; store <= STORES; store++) {
            for (int sale = 0; sale < SALES; sale++) {
                LedgerDocument document = ledger.document(
                        id(store, day, sale), "" + store, "SALE", "%sT%d:%02d:00".formatted(day, 10 + sale, store));
                for (int line = 1; line <= LINES; line++) {
                    document.line(line, "A" + (1 + random.nextInt(ITEMS)), "" + (1 + random.nextInt(9)))
                            .retailPrice(price());
                }
            }
        }
    }

    private String price() {
        return (1 + random.nextInt(900)) + "." + (10 + random.nextInt(90));
    }

    private static String id(int store, LocalDate day, int sale) {
        return "S" + store + '-' + day + '-' + sale;
    }

    private void correct(int store) {
        String id = id(store, FIRST_DAY.plusDays(store), 0);
        ledger.find(SourceTable.DOCUMENTS, id).orElseThrow().put("changed_at", NIGHT.minusDays(1) + "T21:00:00");
        ledger.linesOf(id).get(0).put("quantity", "20");
    }
}
