package asterism.cli;

import asterism.api.Wording;
import asterism.api.source.SourceFault;
import java.io.PrintWriter;
import java.util.List;

/** Prints faults of the source data in words, up to a number. */
final class FaultPrinter {
    private static final int LIMIT = 100;

    private final PrintWriter err;
    private final Wording wording;
    private final Text text;

    FaultPrinter(PrintWriter err, Wording wording, Text text) {
        this.err = err;
        this.wording = wording;
        this.text = text;
    }

    /** Prints faults, of which there may be more than are given. */
    void print(List<SourceFault> faults, long count) {
        List<SourceFault> shown = faults.subList(0, Math.min(faults.size(), LIMIT));
        shown.forEach(this::print);
        if (count > shown.size()) {
            err.println(text.say("faults.more", Long.toString(count - shown.size()), Long.toString(count)));
        }
    }

    private void print(SourceFault fault) {
        err.println(wording.say(fault, text.language()));
    }
}
