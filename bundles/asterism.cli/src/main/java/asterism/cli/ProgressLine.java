package asterism.cli;

import asterism.api.Progress;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** Shows how far it is: one line that changes on a terminal, else a new line now and then. */
final class ProgressLine implements Progress {
    private static final long ON_TERMINAL = 100_000_000L;
    private static final long ELSEWHERE = 10_000_000_000L;

    private final PrintWriter err;
    private final Text text;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private long last;
    private int shown;

    ProgressLine(PrintWriter err, Text text, boolean terminal, LongSupplier nanoTime) {
        this.err = err;
        this.text = text;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    @Override
    public synchronized void at(Step step, long done, long total) {
        long now = nanoTime.getAsLong();
        boolean end = terminal && total > 0 && done == total;
        if (!end && now - last < (terminal ? ON_TERMINAL : ELSEWHERE)) {
            return;
        }
        last = now;
        String line = line(step, done, total);
        if (terminal) {
            // Blanks cover what a longer line left.
            err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            err.flush();
            shown = line.length();
        } else {
            err.println(line);
        }
    }

    private String line(Step step, long done, long total) {
        String name = text.say("progress." + step.name());
        if (total <= 0) {
            return name;
        }
        return switch (step) {
            case READ -> text.say("progress.percent", name, Long.toString(100 * Math.min(done, total) / total));
            case UPDATE, FORM -> text.say("progress.count", name, Long.toString(done), Long.toString(total));
        };
    }

    /** Makes room for other output. */
    synchronized void clear() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }
}
