package asterism.lotdata;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import asterism.testkit.Reference;
import asterism.testkit.ReferenceItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final int LEDGERS = 5_000;

    @Test
    void attributesRandomLedgersAsTheReferenceDoes() {
        int movements = 0;
        for (long seed = 0; seed < LEDGERS; seed++) {
            LedgerModel model = RandomLedger.of(seed);
            List<String> expected = expected(Reference.of(model, "1").attribution());
            assertThat(actual(Ledgers.of(model, "1"))).as("seed %d", seed).isEqualTo(expected);
            movements += expected.size();
        }
        assertThat(movements).isGreaterThan(20 * LEDGERS);
    }

    private static List<String> expected(List<ReferenceItem> items) {
        List<String> lines = new ArrayList<>();
        for (ReferenceItem item : items) {
            item.movements()
                    .forEach(m -> lines.add(String.join(
                            " | ",
                            item.itemId(),
                            m.docId(),
                            String.valueOf(Integer.parseInt(m.lineNo())),
                            String.valueOf(m.part()),
                            m.lotId(),
                            m.quantity().movePointRight(3).toBigIntegerExact().toString())));
        }
        return lines;
    }

    private static List<String> actual(Ledger raw) {
        ByItem byItem = ByItem.of(raw.ordered(), Ledger.NO_DATE);
        Ledger ledger = byItem.ledger();
        Attribution attribution = new Attribution(ledger, Ledger.NO_DATE);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < byItem.items().length; i++) {
            int from = byItem.starts()[i];
            int to = byItem.starts()[i + 1];
            attribution.attribute(from, to);
            for (int line = 0; line < to - from; line++) {
                addParts(ledger, attribution, ledger.texts.text(byItem.items()[i]), line, lines);
            }
        }
        return lines;
    }

    private static void addParts(Ledger ledger, Attribution attribution, String item, int line, List<String> lines) {
        int number = 1;
        for (int part = attribution.parts.first[line]; part >= 0; part = attribution.parts.next[part]) {
            lines.add(String.join(
                    " | ",
                    item,
                    docId(ledger, attribution, line),
                    String.valueOf(lineNo(ledger, attribution, line)),
                    String.valueOf(number++),
                    lotId(ledger, attribution, item, attribution.parts.lot[part]),
                    String.valueOf(attribution.parts.quantity[part])));
        }
    }

    private static String lotId(Ledger ledger, Attribution attribution, String item, int lot) {
        if (lot == Attribution.NO_LOT) {
            return escape(item) + ":";
        }
        int line = attribution.openedBy[lot];
        String text = ledger.texts.text(ledger.lines.texts[Ledger.LOT][attribution.row(line)]);
        return escape(item)
                + ":"
                + (text.isEmpty()
                        ? escape(docId(ledger, attribution, line)) + "/" + lineNo(ledger, attribution, line)
                        : escape(text));
    }

    private static String docId(Ledger ledger, Attribution attribution, int line) {
        return ledger.texts.text(ledger.documents.texts[Ledger.ID][attribution.document(line)]);
    }

    private static int lineNo(Ledger ledger, Attribution attribution, int line) {
        return ledger.lines.ints[Ledger.LINE_NO][attribution.row(line)];
    }

    private static String escape(String part) {
        return part.replace("%", "%25").replace(":", "%3A").replace("/", "%2F");
    }
}
