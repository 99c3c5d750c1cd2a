package asterism.exporter;

import asterism.api.FileTrouble;
import asterism.api.Wording;
import asterism.api.configuration.Lack;
import asterism.api.configuration.SettingsWording;
import asterism.api.export.ExportException;
import asterism.api.jobs.Job;
import asterism.api.source.SourceFault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts into words how the jobs of this bundle ended, and their titles. */
@Component(service = JobWords.class)
public final class JobWords {
    private static final String OURS = "export.";

    private final Wording wording;
    private final SettingsWording settings;
    private final Phrases russian = new Phrases(Locale.forLanguageTag("ru"));
    private final Phrases english = new Phrases(Locale.ENGLISH);

    /** Wired by DS. */
    @Activate
    public JobWords(@Reference Wording wording, @Reference SettingsWording settings) {
        this.wording = wording;
        this.settings = settings;
    }

    /**
     * Words a code.
     *
     * @param job id of the job, for its title
     */
    String say(String job, String code, List<String> arguments, Locale language) {
        Phrases phrases = language.getLanguage().equals("ru") ? russian : english;
        if (code.equals(Job.TITLE)) {
            return phrases.fill("job." + job, Map.of(), List.of());
        }
        Optional<String> refused = code.equals("export.refused") ? refusal(arguments, language) : Optional.empty();
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!code.startsWith(OURS) || !phrases.has(code)) {
            return (code + " " + String.join(", ", arguments)).strip();
        }
        String said = phrases.fill(code, values(code, arguments, language), arguments);
        return code.equals("export.formed") ? said + notes(phrases, arguments) : said;
    }

    private Map<String, String> values(String code, List<String> arguments, Locale language) {
        return switch (code) {
            case "export.not-ready" -> Map.of("lacks", lacks(arguments, language));
            case "export.source-faulty", "export.store-faulty" -> Map.of("fault", fault(arguments, language));
            case "export.lot-data-not-updated", "export.not-written", "export.not-cleaned" ->
                Map.of("trouble", trouble(arguments, language));
            default -> Map.of();
        };
    }

    private String lacks(List<String> names, Locale language) {
        return Arrays.stream(Lack.values())
                .filter(lack -> names.contains(lack.name()))
                .map(lack -> settings.say(lack, language))
                .collect(Collectors.joining(", "));
    }

    /** Behind the number of faults comes the first one. */
    private String fault(List<String> arguments, Locale language) {
        List<String> first = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return SourceFault.ofArguments(first)
                .map(fault -> wording.say(fault, language))
                .orElse(String.join(", ", first));
    }

    /** Runs of before kept what Java said. */
    private String trouble(List<String> arguments, Locale language) {
        return FileTrouble.ofArguments(arguments)
                .map(trouble -> wording.say(trouble, language))
                .orElse(String.join(", ", arguments));
    }

    private Optional<String> refusal(List<String> arguments, Locale language) {
        return Arrays.stream(ExportException.Reason.values())
                .filter(reason -> arguments.size() == 3 && reason.name().equals(arguments.get(0)))
                .findFirst()
                .map(reason -> new ExportException(reason, arguments.get(1), arguments.get(2)))
                .map(refusal -> wording.say(refusal, language));
    }

    /** What somebody might want to look at; nothing is said of nothing. */
    private static String notes(Phrases phrases, List<String> arguments) {
        String said = "";
        if (arguments.size() > 4 && !arguments.get(4).equals("0")) {
            said += phrases.fill("formed.notes", Map.of(), arguments);
        }
        if (arguments.size() > 5 && !arguments.get(5).equals("0")) {
            said += phrases.fill("formed.months", Map.of(), arguments);
        }
        return said;
    }
}
