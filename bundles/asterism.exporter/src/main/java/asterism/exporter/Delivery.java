package asterism.exporter;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The files of one store, which come to the folder together or not at all. */
final class Delivery implements Closeable {
    private final Path folder;
    private final Deque<PartFile> parts = new ArrayDeque<>();
    private final Deque<Path> delivered = new ArrayDeque<>();
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
            part.moveIntoPlace();
            parts.pop();
            delivered.add(part.target());
        }
        PartFile.force(folder);
    }

    /** Lets the files stay. */
    void keep() {
        kept = true;
    }

    /** Drops all files unless they are to stay. */
    @Override
    public void close() throws IOException {
        for (PartFile part : parts) {
            part.close();
        }
        if (!kept) {
            for (Path file : delivered) {
                Files.deleteIfExists(file);
            }
        }
    }
}
