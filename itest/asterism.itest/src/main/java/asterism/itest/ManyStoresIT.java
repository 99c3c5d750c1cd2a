package asterism.itest;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyStoresIT {
    private static final int WEEK = 7;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void aChainOfManyStoresIsListedFilteredAndFilledWithCodes() throws Exception {
        ManyStores.askAll(folder, WEEK, (what, call) -> call.call());
    }
}
