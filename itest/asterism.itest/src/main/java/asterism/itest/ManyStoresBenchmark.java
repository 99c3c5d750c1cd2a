package asterism.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long {@link ManyStores} wait for answers, after a year of files. No part of {@code verify}, as its figures mean
 * something only where nothing else runs; the profile {@code benchmark} runs it. Its home is on the disk, as that of the
 * product.
 */
class ManyStoresBenchmark {
    private static final int YEAR = 365;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 25;
    private static final int BOUND_MILLIS = 150;

    @TempDir
    Path folder;

    @Test
    void aYearOfFiles() throws Exception {
        ManyStores.askAll(folder, YEAR, ManyStoresBenchmark::measured);
    }

    private static JsonNode measured(String what, Callable<JsonNode> call) throws Exception {
        List<Long> millis = new ArrayList<>();
        JsonNode last = call.call();
        for (int i = 0; i < WARM_UP; i++) {
            call.call();
        }
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            last = call.call();
            millis.add((System.nanoTime() - begin) / 1_000_000);
        }
        millis.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%s: %d ms in the median, %d to %d; bound %d%n",
                what,
                millis.get(ROUNDS / 2),
                millis.get(0),
                millis.get(ROUNDS - 1),
                BOUND_MILLIS);
        return last;
    }
}
