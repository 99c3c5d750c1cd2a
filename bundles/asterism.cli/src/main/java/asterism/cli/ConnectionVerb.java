package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code connection}. */
@Component(service = Verb.class)
@Command(name = "connection", sortOptions = false)
public final class ConnectionVerb implements Verb {
    private final Homes homes;

    @Parameters(index = "0", paramLabel = "test", descriptionKey = "connection.action")
    private String action = "";

    @Option(names = "--client", paramLabel = "ID", descriptionKey = "connection.client")
    private @Nullable String client;

    @Option(names = "--home", required = true, paramLabel = "DIR", descriptionKey = "export.home")
    private String home = "";

    private @Nullable CommandSpec spec;

    /** Wired by DS. */
    @Activate
    public ConnectionVerb(@Reference Homes homes) {
        this.homes = homes;
    }

    @Spec
    void spec(CommandSpec command) {
        spec = command;
        command.resourceBundle(ResourceBundle.getBundle("asterism.cli.messages"));
    }

    @Override
    public Integer call() throws Exception {
        CommandLine command = Typing.command(spec);
        Text text = Text.of(command.getResourceBundle());
        if (!action.equals("test")) {
            throw Typing.wrong(command, text, "connection", action, "usage.connection");
        }
        if (client != null && !client.matches("[0-9]{1,18}")) {
            throw Typing.wrong(command, text, "--client", client, "usage.client");
        }
        Path place = Typing.path(command, text, "--home", home);
        try (Lease<HomeServices> services = homes.open(place, text)) {
            return new ConnectionRun(services.service, command, text).run(client == null ? "" : client);
        }
    }
}
