package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What verbs have in common that work on a home directory. */
abstract class HomeVerb implements Verb {
    final Homes homes;

    @Option(names = "--home", required = true, paramLabel = "DIR", descriptionKey = "export.home")
    private String home = "";

    private @Nullable CommandSpec spec;

    HomeVerb(Homes homes) {
        this.homes = homes;
    }

    @Spec
    final void spec(CommandSpec command) {
        spec = command;
        command.resourceBundle(ResourceBundle.getBundle("asterism.cli.messages"));
    }

    @Override
    public final Integer call() throws Exception {
        CommandLine command = Typing.command(spec);
        Text text = Text.of(command.getResourceBundle());
        return run(command, text, Typing.path(command, text, "--home", home));
    }

    /** Does the work; all that was typed is there. */
    abstract int run(CommandLine command, Text text, Path place) throws Exception;
}
