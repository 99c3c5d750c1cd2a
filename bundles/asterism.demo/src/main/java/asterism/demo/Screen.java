package asterism.demo;

import asterism.api.cli.VerbRunner;
import java.io.PrintWriter;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;

/** Where the demo tells what it does, in the language that its command was given, and the verbs that do it. */
final class Screen {
    private final PrintWriter out;
    private final ResourceBundle texts;
    private final VerbRunner verbs;

    Screen(PrintWriter out, ResourceBundle texts, VerbRunner verbs) {
        this.out = out;
        this.texts = texts;
        this.verbs = verbs;
    }

    void say(String key, Object... arguments) {
        line(new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments));
    }

    void line(String line) {
        out.println(line);
        out.flush();
    }

    /** Shows a command under a headline, and runs it. */
    int run(String key, List<String> command) {
        say(key, Shell.line(command));
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--lang", texts.getLocale().getLanguage().equals("ru") ? "ru" : "en"));
        return verbs.run(all.toArray(String[]::new));
    }

    /** Lists files. */
    void files(Map<String, Long> sizes) {
        sizes.forEach((name, bytes) -> say("demo.file", name, bytes));
    }
}
