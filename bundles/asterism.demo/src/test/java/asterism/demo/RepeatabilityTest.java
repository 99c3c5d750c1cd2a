package asterism.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatabilityTest {
    @TempDir
    Path folder;

    @Test
    void theSameOptionsGiveTheSameBytesWhateverTheLocale() throws Exception {
        Locale before = Locale.getDefault();
        Map<String, String> first = generate("a", 2, 5);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(generate("b", 2, 5)).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aSourceThatReplacesAnotherIsTheSameAsAFreshOne() throws Exception {
        generate("a", 2, 6);

        assertThat(generate("a", 1, 5)).isEqualTo(generate("b", 1, 5));
    }

    @Test
    void anotherSeedGivesOtherBytes() throws Exception {
        Map<String, String> one = generate("a", 1, 5);
        Map<String, String> other = generate("b", 1, 6);

        one.forEach((file, hash) -> {
            if (!file.equals("item_kinds.csv") && !file.equals("store_codes.csv")) {
                assertThat(other.get(file)).as(file).isNotEqualTo(hash);
            }
        });
    }

    @Test
    void aShopIsTheSameHoweverManyThereAre() throws Exception {
        Map<String, String> alone = generate("a", 1, 5);
        Map<String, String> withOthers = generate("b", 3, 5);

        for (String file : new String[] {"documents-1.csv", "lines-1.csv", "items.csv", "partners.csv"}) {
            assertThat(withOthers.get(file)).as(file).isEqualTo(alone.get(file));
        }
    }

    @Test
    void theBytesStayWhatTheyAre() throws Exception {
        // a change of the generator changes the data that others have measured with: it should be meant
        Map<String, String> hashes = generate("a", 1, 5);

        assertThat(hashes.get("documents-1.csv")).startsWith("35b12b2539da3ac3");
        assertThat(hashes.get("lines-1.csv")).startsWith("e49067ffae1023e4");
        assertThat(hashes.get("items.csv")).startsWith("1237bbe171d2abe2");
    }

    private Map<String, String> generate(String name, int stores, long seed) throws Exception {
        Path target = folder.resolve(name);
        new DemoGenerator(
                        new DemoOptions(target, stores, 6, seed, Sample.END, Parts.STORE),
                        (shop, documents, lines) -> {})
                .generate();
        return hashes(target);
    }

    private static Map<String, String> hashes(Path target) throws IOException, NoSuchAlgorithmException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(target)) {
            for (Path file : files.toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
            }
        }
        return hashes;
    }
}
