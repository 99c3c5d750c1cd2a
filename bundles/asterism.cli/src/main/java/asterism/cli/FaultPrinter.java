package asterism.cli;

import asterism.api.Wording;
import asterism.api.source.SourceFault;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prints faults of the source data in words, each once, up to a number. */
final class FaultPrinter {
    private static final int LIMIT = 100;

    private final PrintWriter err;
    private final Wording wording;
    private final Text text;
    private final Set<SourceFault> printed = new HashSet<>();

    FaultPrinter(PrintWriter err, Wording wording, Text text) {
        this.err = err;
        this.wording = wording;
        this.text = text;
    }

    /** Prints faults of a load, of which there may be more than are given. */
    void print(List<SourceFault> faults, long count) {
        List<SourceFault> shown = faults.subList(0, Math.min(faults.size(), LIMIT));
        shown.forEach(this::print);
        if (count > shown.size()) {
            err.println(text.say("faults.more", Long.toString(count - shown.size()), Long.toString(count)));
        }
    }

    /** Prints faults of a store that were not among those of the load. */
    void printNew(List<SourceFault> faults) {
        for (SourceFault fault : faults) {
            if (printed.size() < LIMIT && !printed.contains(fault)) {
                print(fault);
            }
        }
    }

    private void print(SourceFault fault) {
        printed.add(fault);
        err.println(wording.say(fault, text.language()));
    }
}
