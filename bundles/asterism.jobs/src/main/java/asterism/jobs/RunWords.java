package asterism.jobs;

import asterism.api.jobs.Job;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Puts into words how runs ended: with the words that all jobs share, or with those of the job. */
final class RunWords {
    private static final String OURS = "jobs.";

    private final ResourceBundle words;
    private final Locale language;

    RunWords(Locale language) {
        this.language = language;
        words = Phrases.in(language);
    }

    String say(Optional<Job> job, String id, String code, List<String> arguments) {
        if (code.isEmpty()) {
            return "";
        }
        if (code.startsWith(OURS) && words.containsKey(code)) {
            return Phrases.fill(
                    words, code, arguments.stream().map(RunWords::value).toArray());
        }
        if (job.isPresent()) {
            return job.get().say(code, arguments, language);
        }
        return code.equals(Job.TITLE) ? id : (code + " " + String.join(", ", arguments)).strip();
    }

    private static Object value(String argument) {
        return argument.matches("\\d{1,18}") ? Long.valueOf(argument) : argument;
    }
}
