package asterism.cli;

import asterism.api.cli.Verb;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code connection}. */
@Component(service = Verb.class)
@Command(name = "connection", sortOptions = false)
public final class ConnectionVerb extends HomeVerb {
    private static final String COMMON = "";

    @Parameters(index = "0", paramLabel = "test|password", descriptionKey = "connection.action")
    private String action = "";

    @Option(names = "--client", paramLabel = "ID", descriptionKey = "connection.client")
    private String client = COMMON;

    /** Wired by DS. */
    @Activate
    public ConnectionVerb(@Reference Homes homes) {
        super(homes);
    }

    @Override
    int run(CommandLine command, Text text, Path place) throws Exception {
        if (!action.equals("test") && !action.equals("password")) {
            throw Typing.wrong(command, text, "connection", action, "usage.connection");
        }
        if (!client.equals(COMMON) && !client.matches("[0-9]{1,18}")) {
            throw Typing.wrong(command, text, "--client", client, "usage.client");
        }
        try (Lease<HomeServices> services = homes.open(place, text)) {
            ConnectionRun run = new ConnectionRun(services.service, command, text);
            return action.equals("test")
                    ? run.test(client)
                    : run.password(client, endpoint -> Places.password(command, text, endpoint, System::getenv));
        }
    }
}
