package asterism.exporter;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one store, which come to the folder together or not at all. */
final class Delivery implements Closeable {
    private final Path folder;
    private final Deque<PartFile> parts = new ArrayDeque<>();
    private final Deque<Path> added = new ArrayDeque<>();
    private boolean kept;

    Delivery(Path folder) {
        this.folder = folder;
    }

    /** Begins a file. */
    PartFile begin(String name) throws IOException {
        PartFile part = PartFile.beside(folder.resolve(name));
        parts.push(part);
        return part;
    }

    /** Moves the files into their places, the one that was begun first at last: whoever waits for it finds the others. */
    void deliver() throws IOException {
        while (!parts.isEmpty()) {
            PartFile part = parts.peek();
            boolean replaces = Files.exists(part.target());
            part.moveIntoPlace();
            parts.pop();
            if (!replaces) {
                added.add(part.target());
            }
        }
        PartFile.force(folder);
    }

    /** Lets the files stay. */
    void keep() {
        kept = true;
    }

    /**
     * Drops all files unless they are to stay, but for one that is in the place of an older one: that cannot come back,
     * and a whole file is better than none.
     */
    @Override
    public void close() throws IOException {
        List<Closeable> steps = new ArrayList<>(parts);
        if (!kept) {
            added.forEach(file -> steps.add(() -> Files.deleteIfExists(file)));
        }
        @Nullable IOException failure = null;
        for (Closeable step : steps) {
            try {
                step.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
