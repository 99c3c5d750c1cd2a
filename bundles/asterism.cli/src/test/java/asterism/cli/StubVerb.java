package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.NoSuchFileException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints its option in the words of its own texts. */
@Command(name = "greet")
final class StubVerb implements Verb {
    @Option(names = "--name", descriptionKey = "greet.name")
    private @Nullable String name;

    @Option(names = "--count", required = true, descriptionKey = "greet.count")
    private int count;

    private CommandSpec spec = CommandSpec.create();

    @Spec
    void spec(CommandSpec command) {
        spec = command;
        command.resourceBundle(ResourceBundle.getBundle("asterism.cli.greet"));
    }

    @Override
    public Integer call() throws Exception {
        if (count < 0) {
            throw new NoSuchFileException("/nowhere");
        }
        spec.commandLine().getOut().println(Text.of(spec.resourceBundle()).say("greet.hello", name, count));
        return count;
    }
}
