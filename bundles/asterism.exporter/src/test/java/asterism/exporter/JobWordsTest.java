package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.FileTrouble;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsWording;
import asterism.api.configuration.StepState.Step;
import asterism.api.jobs.Job;
import asterism.api.source.SourceFault;
import asterism.testkit.CodeWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobWordsTest {
    static final JobWords WORDS = new JobWords(new PropertyWording(), new Settings());

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final List<String> FAULTS = List.of("1234", "QUOTES", "l.csv", "7", "D/1", "q", "x", "3", "100000");

    /** Each code with the arguments that it comes with. */
    private static final Map<String, List<String>> SAMPLES = Map.ofEntries(
            Map.entry("export.disabled", List.of()),
            Map.entry("export.store-takes-no-part", List.of("S1", "S2")),
            Map.entry("export.not-ready", List.of("STORE_CODE", "CONFIRMATION")),
            Map.entry("export.initial-day-is-the-stores", List.of("-")),
            Map.entry("export.period-not-over", List.of("2026-11-24", "2026-11-23")),
            Map.entry("export.period-empty", List.of("2026-11-24", "2026-11-23")),
            Map.entry("export.no-date", List.of("-", "x")),
            Map.entry("export.no-source", List.of()),
            Map.entry("export.source-faulty", FAULTS),
            Map.entry("export.store-faulty", FAULTS),
            Map.entry("export.lot-data-not-updated", List.of("NO_SPACE", "")),
            Map.entry("export.initial-confirmed", List.of("2026-11-01")),
            Map.entry("export.nothing", List.of("2026-11-22", "2026-11-23")),
            Map.entry("export.refused", List.of("STORE_CODE_TWICE", "S1", "001")),
            Map.entry("export.not-written", List.of("NO_SPACE", "")),
            Map.entry("export.format-unknown", List.of("-")),
            Map.entry("export.formed", List.of("f.z", "2026-08-24", "2026-11-23", "12345", "7", "2")),
            Map.entry("export.nothing-old", List.of()),
            Map.entry("export.cleaned", List.of("2")),
            Map.entry("export.not-cleaned", List.of("NO_SPACE", "")));

    @Test
    void hasWordsForEveryCodeThatCanCome() {
        assertThat(CodeWords.faults("export", JobWords.class, SAMPLES, JobWordsTest::say))
                .isEmpty();
    }

    @Test
    void numbersDaysLacksAndFaultsAreWrittenTheWayTheLanguageDoes() {
        assertThat(say("export.formed", SAMPLES.get("export.formed"), RUSSIAN))
                .isEqualTo("Сформирован файл f.z: с 24.08.2026 по 23.11.2026, движений: 12\u00a0345,"
                        + " замечаний в протоколе: 7, изменённых месяцев до этого периода: 2");
        assertThat(say("export.formed", List.of("f.z", "2026-08-24", "2026-11-23", "12345", "0", "0"), Locale.GERMAN))
                .isEqualTo("Formed file f.z: 2026-08-24 to 2026-11-23, movements: 12,345");
        assertThat(say("export.not-ready", List.of("STORE_CODE", "CONFIRMATION"), RUSSIAN))
                .isEqualTo("Торговая точка не готова: нет 3, нет 9");
        assertThat(say("export.store-faulty", FAULTS, Locale.ENGLISH))
                .isEqualTo("Faults in the data of the store: 1,234, the first: l.csv, line 7, column q: a quote is not"
                        + " closed or stands where none may: \"x\"");
        assertThat(say("export.refused", List.of("STORE_CODE_TWICE", "S1", "001"), Locale.ENGLISH))
                .isEqualTo("Store S1: another store has the same code 001");
        assertThat(say("export.refused", List.of("Unknown format x"), Locale.ENGLISH))
                .isEqualTo("The file was not formed: Unknown format x");
    }

    @Test
    void troubleWithAFileIsToldByReasonAndNameAndThatOfEarlierRunsAsItWasKept() {
        List<String> trouble = List.of("NOT_ALLOWED", "f.z");
        assertThat(say("export.not-written", trouble, RUSSIAN)).isEqualTo("Файл не записан: нет доступа к f.z");
        assertThat(say("export.not-cleaned", trouble, Locale.ENGLISH))
                .isEqualTo("Old files were not removed: access to f.z is denied");
        assertThat(say("export.lot-data-not-updated", List.of("OTHER", ""), Locale.ENGLISH))
                .isEqualTo("Lot data were not brought up to date: something could not be read or written, the log tells"
                        + " more");
        assertThat(say("export.not-written", List.of("/out/f.z: denied"), RUSSIAN))
                .isEqualTo("Файл не записан: /out/f.z: denied");
    }

    @Test
    void everyTroubleHasWordsInBothLanguages() {
        PropertyWording words = new PropertyWording();
        for (FileTrouble.Reason reason : FileTrouble.Reason.values()) {
            for (String name : List.of("", "f.z")) {
                FileTrouble trouble = new FileTrouble(reason, name);
                assertThat(words.say(trouble, RUSSIAN)).containsPattern("[а-я]").doesNotContain("{", "trouble");
                assertThat(words.say(trouble, Locale.ENGLISH))
                        .doesNotContainPattern("[а-я]")
                        .doesNotContain("{", "trouble");
            }
        }
    }

    @Test
    void titlesJobsAndLeavesWhatItDoesNotKnow() {
        for (String job : List.of("clean", "form", "initial")) {
            assertThat(WORDS.say(job, Job.TITLE, List.of(), RUSSIAN)).containsPattern("^[А-Я]");
            assertThat(WORDS.say(job, Job.TITLE, List.of(), Locale.ENGLISH)).containsPattern("^[A-Z]");
        }
        assertThat(say("export.new", List.of("a", "b"), RUSSIAN)).isEqualTo("export.new a, b");
        assertThat(say("fault.QUOTES", List.of(), RUSSIAN)).isEqualTo("fault.QUOTES");
        assertThat(say("export.source-faulty", List.of("2", "something"), Locale.ENGLISH))
                .endsWith("the first: something");
    }

    @Test
    void aFaultThatIsKeptAsArgumentsIsTheSameAgain() {
        SourceFault fault = new SourceFault(
                SourceFault.Kind.VALUE_UNKNOWN, "stores", 0, "", "kind", "KIOSK", List.of("SHOP", "OFFICE"));
        assertThat(SourceFault.ofArguments(fault.toArguments())).contains(fault);
        assertThat(SourceFault.ofArguments(List.of("QUOTES", "l.csv"))).isEmpty();
    }

    private static String say(String code, List<String> arguments, Locale language) {
        return WORDS.say("form", code, arguments, language);
    }

    /** Lacks by their numbers. */
    private static final class Settings implements SettingsWording {
        @Override
        public String say(Refusal refusal, Locale language) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String say(Lack lack, Locale language) {
            return (language.equals(RUSSIAN) ? "нет " : "no ")
                    + List.of(Lack.values()).indexOf(lack);
        }

        @Override
        public String say(Step step, Locale language) {
            throw new UnsupportedOperationException();
        }
    }
}
