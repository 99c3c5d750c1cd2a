package asterism.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The word lists that names are made of. */
final class Words {
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    Words() {
        for (String line : lines("words.txt")) {
            int colon = line.indexOf(':');
            lists.put(
                    line.substring(0, colon),
                    List.of(line.substring(colon + 1).trim().split(" ")));
        }
    }

    String any(String list, Dice dice) {
        return dice.of(of(list));
    }

    List<String> of(String list) {
        List<String> words = lists.get(list);
        if (words == null) {
            throw new IllegalArgumentException("no list " + list + " among " + lists.keySet());
        }
        return words;
    }

    /** The lines of a resource beside this class, without comments and empty ones. */
    static List<String> lines(String resource) {
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n"))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
