package asterism.cli;

import asterism.api.Wording;
import asterism.api.export.ExportException;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.StoreResult;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells what came of each store, and of all of them: what was formed on the output, what failed as an error. */
final class Summary {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Wording wording;
    private final Text text;
    private final long begun = System.nanoTime();
    private int formed;
    private int nothing;
    private int failed;
    private long lots;
    private long movements;
    private long balances;
    private long bytes;
    private final Map<String, Long> warnings = new TreeMap<>();

    Summary(PrintWriter out, PrintWriter err, Wording wording, Text text) {
        this.out = out;
        this.err = err;
        this.wording = wording;
        this.text = text;
    }

    void refused(ExportException refusal) {
        failed++;
        err.println(wording.say(refusal, text.language()));
    }

    void add(StoreResult result) {
        if (result instanceof StoreResult.Formed file) {
            add(file);
        } else if (result instanceof StoreResult.Nothing none) {
            nothing++;
            count(none.protocol());
            out.println(text.say("store.nothing", none.storeId(), warnings(none.protocol())));
        } else if (result instanceof StoreResult.Unreadable unreadable) {
            failed++;
            err.println(text.say("store.unreadable", unreadable.storeId()));
        } else if (result instanceof StoreResult.Failed failure) {
            failed++;
            String why = failure.cause() instanceof ExportException refusal
                    ? wording.say(refusal, text.language())
                    : Failures.say(failure.cause(), text);
            err.println(text.say("store.failed", failure.storeId(), why));
        }
        out.flush();
        err.flush();
    }

    private void add(StoreResult.Formed result) {
        WindowTotals totals = result.file().totals();
        formed++;
        lots += totals.lots();
        movements += totals.movementCount();
        balances += totals.balances();
        bytes += result.file().bytes();
        count(result.protocol());
        out.println(text.say(
                "store.formed",
                result.storeId(),
                result.file().archive(),
                rows(totals.lots(), totals.movementCount(), totals.balances()),
                Long.toString(result.file().bytes()),
                seconds(result.took()),
                warnings(result.protocol())));
    }

    private void count(List<ProtocolEntry> protocol) {
        protocol.forEach(entry -> warnings.merge(entry.code().name(), 1L, Long::sum));
    }

    void totals() {
        out.println(text.say(
                "totals",
                Integer.toString(formed),
                Integer.toString(nothing),
                Integer.toString(failed),
                rows(lots, movements, balances),
                Long.toString(bytes),
                seconds(Duration.ofNanos(System.nanoTime() - begun)),
                warnings(warnings)));
        out.flush();
    }

    /** Whether all stores were formed or had nothing to send; no store at all is no success. */
    boolean isGood() {
        return failed == 0 && formed + nothing > 0;
    }

    private String rows(long lotRows, long movementRows, long balanceRows) {
        return text.say("rows", Long.toString(lotRows), Long.toString(movementRows), Long.toString(balanceRows));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private String warnings(List<ProtocolEntry> protocol) {
        Map<String, Long> counts = new TreeMap<>();
        protocol.forEach(entry -> counts.merge(entry.code().name(), 1L, Long::sum));
        return warnings(counts);
    }

    private String warnings(Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return text.say("warnings.none");
        }
        return text.say(
                "warnings",
                String.join(
                        ", ",
                        counts.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .toList()));
    }
}
