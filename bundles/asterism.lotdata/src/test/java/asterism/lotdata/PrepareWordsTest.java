package asterism.lotdata;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.FileTrouble;
import asterism.api.Wording;
import asterism.api.export.ExportException;
import asterism.api.export.ProtocolEntry;
import asterism.api.jobs.Job;
import asterism.api.source.SourceFault;
import asterism.testkit.CodeWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrepareWordsTest {
    static final Wording WORDING = new Faults();

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final List<String> FAULTS = List.of("1234", "QUOTES", "l.csv", "7", "", "", "");

    /** Each code with the arguments that it comes with. */
    private static final Map<String, List<String>> SAMPLES = Map.of(
            "lotdata.disabled", List.of(),
            "lotdata.no-source", List.of(),
            "lotdata.not-updated", List.of("NO_SPACE", ""),
            "lotdata.source-faulty", FAULTS,
            "lotdata.stores-faulty", List.of("S1", "S2"),
            "lotdata.unchanged", List.of(),
            "lotdata.updated", List.of("1234", "5", "6"));

    @Test
    void hasWordsForEveryCodeThatCanCome() {
        assertThat(CodeWords.faults("lotdata", PrepareWords.class, SAMPLES, PrepareWordsTest::say))
                .isEmpty();
    }

    @Test
    void numbersStoresAndFaultsAreWrittenTheWayTheLanguageDoes() {
        assertThat(say("lotdata.updated", List.of("1234", "5", "6"), RUSSIAN))
                .isEqualTo("Прочитано документов: 1\u00a0234, строк: 5, изменилось документов: 6");
        assertThat(say("lotdata.source-faulty", FAULTS, Locale.GERMAN))
                .isEqualTo("Faults in the source data: 1,234, the first: l.csv 7");
        List<String> many = IntStream.range(0, 1200).mapToObj(i -> "S" + i).toList();
        assertThat(say("lotdata.stores-faulty", many, Locale.ENGLISH))
                .startsWith("Stores with faults in their data: 1,200, their last good data stay: S0, S1, ")
                .endsWith("S19, …");
    }

    @Test
    void troubleWithAFileIsToldAndThatOfEarlierRunsAsItWasKept() {
        assertThat(say("lotdata.not-updated", List.of("MISSING", "stores.csv"), RUSSIAN))
                .isEqualTo("Данные о партиях не обновлены: нет stores.csv");
        assertThat(say("lotdata.not-updated", List.of("/srv/stores.csv"), RUSSIAN))
                .isEqualTo("Данные о партиях не обновлены: /srv/stores.csv");
    }

    @Test
    void titlesTheJobAndLeavesWhatItDoesNotKnow() {
        assertThat(say(Job.TITLE, List.of(), RUSSIAN)).isEqualTo("Подготовка данных о партиях");
        assertThat(say(Job.TITLE, List.of(), Locale.ENGLISH)).isEqualTo("Prepare lot data");
        assertThat(say("lotdata.new", List.of("a", "b"), RUSSIAN)).isEqualTo("lotdata.new a, b");
    }

    private static String say(String code, List<String> arguments, Locale language) {
        return new PrepareWords(WORDING, language).say(code, arguments);
    }

    /** Faults by place and line. */
    private static final class Faults implements Wording {
        @Override
        public String say(ProtocolEntry entry, Locale language) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String say(SourceFault fault, Locale language) {
            return fault.place() + " " + fault.line();
        }

        @Override
        public String say(ExportException refusal, Locale language) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String say(FileTrouble trouble, Locale language) {
            boolean isRussian = language.getLanguage().equals("ru");
            return (isRussian ? "нет " : "none of ") + trouble.name();
        }
    }
}
