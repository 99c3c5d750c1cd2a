package asterism.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an export has left in its folder at some moment. */
final class FormedFiles {
    private final Path folder;
    private final SortedMap<String, State> files;

    private FormedFiles(Path folder, SortedMap<String, State> files) {
        this.folder = folder;
        this.files = files;
    }

    /** How a file is told from what it was before. */
    private record State(long bytes, FileTime changed) {}

    /** Looks at the folder; one that is not there holds nothing. */
    static FormedFiles in(Path folder) throws IOException {
        SortedMap<String, State> files = new TreeMap<>();
        for (Path file : regularFiles(folder)) {
            files.put(String.valueOf(file.getFileName()), new State(Files.size(file), Files.getLastModifiedTime(file)));
        }
        return new FormedFiles(folder, files);
    }

    private static List<Path> regularFiles(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(Files::isRegularFile).forEach(found::add);
            }
        }
        return found;
    }

    /** Those of these files that were not there before, or were others. */
    FormedFiles since(FormedFiles before) {
        SortedMap<String, State> newer = new TreeMap<>(files);
        newer.entrySet().removeAll(before.files.entrySet());
        return new FormedFiles(folder, newer);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Bytes by name. */
    SortedMap<String, Long> sizes() {
        SortedMap<String, Long> sizes = new TreeMap<>();
        files.forEach((name, state) -> sizes.put(name, state.bytes()));
        return sizes;
    }

    Optional<Path> firstEndingWith(String end) {
        return files.keySet().stream()
                .filter(name -> name.endsWith(end))
                .findFirst()
                .map(folder::resolve);
    }
}
