package asterism.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether each code that a bundle makes has words in both languages. */
public final class CodeWords {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LEFT_OVER = Pattern.compile("[{}]|null");
    private static final Pattern CYRILLIC = Pattern.compile("[а-яА-Я]");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{4}");

    private CodeWords() {}

    /** Puts codes into words. */
    @FunctionalInterface
    public interface Words {
        /**
         * Words a code.
         *
         * @param code      the code
         * @param arguments what goes into the words
         * @param language  Russian or English
         * @return the words
         */
        String say(String code, List<String> arguments, Locale language);
    }

    /**
     * Looks at the sources of the module under test.
     *
     * @param prefix  what all codes begin with, such as {@code export}
     * @param maker   the class where words are made, whose codes are not counted
     * @param samples each code with the arguments that it comes with
     * @param words   puts them into words
     * @return what is wrong; nothing when each code in the sources has a sample, and each sample good words
     */
    public static List<String> faults(String prefix, Class<?> maker, Map<String, List<String>> samples, Words words) {
        List<String> faults = new ArrayList<>();
        Set<String> codes = codes(prefix, maker);
        if (!codes.equals(samples.keySet())) {
            faults.add("codes in the sources: " + codes + ", samples: " + new TreeSet<>(samples.keySet()));
        }
        samples.forEach((code, arguments) -> {
            String russian = words.say(code, arguments, Locale.forLanguageTag("ru"));
            String english = words.say(code, arguments, Locale.ENGLISH);
            if (!isClean(russian, prefix)
                    || !CYRILLIC.matcher(russian).find()
                    || LATIN.matcher(russian).find()) {
                faults.add(code + ": " + russian);
            }
            if (!isClean(english, prefix)
                    || CYRILLIC.matcher(english).find()
                    || !LATIN.matcher(english).find()) {
                faults.add(code + ": " + english);
            }
        });
        return faults;
    }

    private static boolean isClean(String text, String prefix) {
        return !LEFT_OVER.matcher(text).find() && !text.contains(prefix + ".");
    }

    private static Set<String> codes(String prefix, Class<?> maker) {
        Pattern code = Pattern.compile("\"(" + prefix + "\\.[a-z-]+)\"");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && !file.endsWith(maker.getSimpleName() + ".java"))
                    .flatMap(file -> code.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
