package asterism.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small random ledgers without faults that are meant to meet every corner of the rules: ties of time, lots that are
 * awaited, shared, reused and overdrawn, shortages, returns of all kinds, awkward texts and ids, missing data.
 */
public final class RandomLedger {
    /** The first day that has documents. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 29);

    /** The number of days that have documents. */
    public static final int DAYS = 9;

    /** The last day that has documents. */
    public static final LocalDate LAST_DAY = FIRST_DAY.plusDays(DAYS - 1);

    private RandomLedger() {}

    /** The ledger of a seed, always the same. */
    public static LedgerModel of(long seed) {
        return of(new Random(seed));
    }

    private static LedgerModel of(Random random) {
        RandomTexts texts = new RandomTexts(random);
        LedgerModel ledger = new LedgerModel();
        addStores(ledger, random, texts);
        addKinds(ledger, texts);
        addItems(ledger, random, texts);
        int partners = 1 + random.nextInt(3);
        for (int i = 0; i < partners; i++) {
            ledger.partner(texts.id("P", i), texts.name()).set("tin", texts.unless(20, texts.tin()));
        }
        int documents = 10 + random.nextInt(71);
        RandomDocuments maker = new RandomDocuments(ledger, random, lots(random, texts));
        for (int i = 0; i < documents; i++) {
            maker.add(texts.id("D", i));
        }
        return ledger;
    }

    /**
     * A ledger changed at random: late, changed, deleted and moved documents, other rows with new values.
     *
     * @param before is left as it is
     */
    public static LedgerMutation mutate(LedgerModel before, Random random) {
        return new LedgerMutator(before, random).mutate();
    }

    private static void addStores(LedgerModel ledger, Random random, RandomTexts texts) {
        int stores = 1 + random.nextInt(3);
        for (int i = 0; i < stores; i++) {
            String kind = i == 0 ? "SHOP" : texts.oneOf(List.of("SHOP", "SHOP", "WAREHOUSE", "OFFICE"));
            String id = i == 0 ? "1" : texts.id("S", i);
            ledger.store(id, texts.name(), kind)
                    .set("legal_entity_id", texts.unless(50, "LE" + i))
                    .set("legal_entity_name", texts.unless(50, texts.name()))
                    .set("legal_entity_tin", texts.unless(50, texts.tin()))
                    .set("address", texts.unless(50, texts.name()));
            if (texts.chance(50)) {
                ledger.storeCode(id, "ASNA", "asna-" + i);
            }
        }
    }

    // K holds K1 holds K2; X stands alone.
    private static void addKinds(LedgerModel ledger, RandomTexts texts) {
        ledger.kind("K", "").set("name", texts.name());
        ledger.kind("K1", "K");
        ledger.kind("K2", "K1");
        ledger.kind("X", "");
    }

    private static void addItems(LedgerModel ledger, Random random, RandomTexts texts) {
        int items = 1 + random.nextInt(4);
        for (int i = 0; i < items; i++) {
            ledger.item(i == 0 ? "A" : texts.id("A", i), texts.oneOf(List.of("K", "K1", "K2", "X")))
                    .set("name", texts.name())
                    .set("producer_id", texts.unless(40, "PR" + i))
                    .set("producer_name", texts.unless(40, texts.name()))
                    .set("country_code", texts.unless(40, texts.shortText()))
                    .set("country_name", texts.unless(40, texts.name()))
                    .set("barcode", texts.unless(20, texts.barcode()))
                    .set("etalon_id", texts.unless(20, texts.etalonId()))
                    .set("puls_code", texts.unless(50, texts.shortText()))
                    .set("sia_code", texts.unless(50, texts.shortText()))
                    .set("protek_code", texts.unless(50, texts.shortText()));
        }
    }

    // Few, so that items and stores share them; one looks like the end of another composed id.
    static List<String> lots(Random random, RandomTexts texts) {
        List<String> lots = new ArrayList<>(List.of("L1", "L2", "D1/1"));
        int more = random.nextInt(4);
        for (int i = 0; i < more; i++) {
            lots.add(texts.id("L", i + 3));
        }
        return lots;
    }
}
