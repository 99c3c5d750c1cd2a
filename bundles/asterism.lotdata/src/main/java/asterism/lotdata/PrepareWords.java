package asterism.lotdata;

import asterism.api.FileTrouble;
import asterism.api.Wording;
import asterism.api.jobs.Job;
import asterism.api.source.SourceFault;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Puts into words how {@link PrepareJob} ended, and its title. */
final class PrepareWords {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final int MOST_STORES = 20;

    private final Wording wording;
    private final ResourceBundle words;

    PrepareWords(Wording wording, Locale language) {
        Locale known = language.getLanguage().equals(RUSSIAN.getLanguage()) ? RUSSIAN : Locale.ENGLISH;
        this.wording = wording;
        words = ResourceBundle.getBundle("asterism.lotdata.messages", known);
    }

    String say(String code, List<String> arguments) {
        if (!words.containsKey(code)) {
            return (code + " " + String.join(", ", arguments)).strip();
        }
        MessageFormat text = new MessageFormat(words.getString(code), words.getLocale());
        return text.format(
                switch (code) {
                    case Job.TITLE -> new Object[0];
                    case "lotdata.stores-faulty" -> new Object[] {arguments.size(), stores(arguments)};
                    case "lotdata.not-updated" -> new Object[] {trouble(arguments)};
                    case "lotdata.source-faulty" -> new Object[] {number(arguments.get(0)), fault(arguments)};
                    default -> arguments.stream().map(PrepareWords::number).toArray();
                });
    }

    private static Object number(String argument) {
        return argument.matches("\\d{1,18}") ? Long.valueOf(argument) : argument;
    }

    private static String stores(List<String> ids) {
        String some = String.join(", ", ids.subList(0, Math.min(MOST_STORES, ids.size())));
        return ids.size() > MOST_STORES ? some + ", …" : some;
    }

    /** Runs of before kept what Java said. */
    private String trouble(List<String> arguments) {
        return FileTrouble.ofArguments(arguments)
                .map(trouble -> wording.say(trouble, words.getLocale()))
                .orElse(String.join(", ", arguments));
    }

    /** Behind the number of faults comes the first one. */
    private String fault(List<String> arguments) {
        List<String> first = arguments.subList(1, arguments.size());
        return SourceFault.ofArguments(first)
                .map(fault -> wording.say(fault, words.getLocale()))
                .orElse(String.join(", ", first));
    }
}
