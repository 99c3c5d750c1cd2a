package asterism.cli;

import asterism.api.access.Grant;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.cli.Verb;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The verb {@code admin}. */
@Component(service = Verb.class)
@Command(name = "admin", sortOptions = false)
public final class AdminVerb extends HomeVerb {
    private static final String RESET_LINK = "reset-link";
    private static final List<String> ACTIONS = List.of("grant", "revoke", "list", RESET_LINK);

    @Parameters(index = "0", paramLabel = "grant|revoke|list|reset-link", descriptionKey = "admin.action")
    private String action = "";

    @Option(names = "--permission", paramLabel = "view|run|configure", descriptionKey = "admin.permission")
    private @Nullable String permission;

    @Option(names = "--user", paramLabel = "NAME", descriptionKey = "admin.user")
    private @Nullable String user;

    @Option(names = "--group", paramLabel = "NAME", descriptionKey = "admin.group")
    private @Nullable String group;

    /** Wired by DS. */
    @Activate
    public AdminVerb(@Reference Homes homes) {
        super(homes);
    }

    @Override
    int run(CommandLine command, Text text, Path place) throws Exception {
        if (action.equals(RESET_LINK)) {
            return link(command, text, place);
        }
        Optional<Grant> grant = grant(command, text);
        try (Lease<AdminServices> services = homes.openAdmin(place, text)) {
            AdminRun run = new AdminRun(services.service.grants, command, text);
            if (grant.isEmpty()) {
                return run.list();
            }
            return action.equals("grant") ? run.grant(grant.get()) : run.revoke(grant.get());
        }
    }

    private int link(CommandLine command, Text text, Path place) throws Exception {
        if (permission != null || group != null) {
            throw new ParameterException(command, text.say("usage.admin-link"));
        }
        Optional<String> named = Optional.ofNullable(user)
                .map(name -> holder(command, text, Holder.Kind.USER, name).name());
        HostFile host = HostFile.read(place, text);
        try (Lease<HostServices> users = homes.openUsers(place, text)) {
            new HostRun(users.service.links, command, text).link(host.address(), named);
        } catch (IllegalArgumentException e) {
            throw Typing.wrong(command, text, "--user", named.orElse(""), "usage.name");
        }
        if (named.isPresent()) {
            try (Lease<AdminServices> services = homes.openAdmin(place, text)) {
                new AdminRun(services.service.grants, command, text).tellOf(named.get());
            }
        }
        return CommandShell.DONE;
    }

    /** What is to be granted or revoked; empty for a list. */
    private Optional<Grant> grant(CommandLine command, Text text) {
        if (!ACTIONS.contains(action)) {
            throw Typing.wrong(command, text, "admin", action, "usage.admin");
        }
        if (action.equals("list")) {
            if (permission != null || user != null || group != null) {
                throw new ParameterException(command, text.say("usage.admin-list"));
            }
            return Optional.empty();
        }
        if (permission == null || (user == null) == (group == null)) {
            throw new ParameterException(command, text.say("usage.admin-grant", action));
        }
        Holder holder = user != null
                ? holder(command, text, Holder.Kind.USER, user)
                : holder(command, text, Holder.Kind.GROUP, String.valueOf(group));
        return Optional.of(new Grant(holder, permission(command, text, permission)));
    }

    private static Holder holder(CommandLine command, Text text, Holder.Kind kind, String name) {
        try {
            return new Holder(kind, name);
        } catch (IllegalArgumentException e) {
            throw Typing.wrong(command, text, "--" + kind.name().toLowerCase(Locale.ROOT), name, "usage.name");
        }
    }

    private static Permission permission(CommandLine command, Text text, String name) {
        return Arrays.stream(Permission.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> Typing.wrong(command, text, "--permission", name, "usage.permission"));
    }
}
