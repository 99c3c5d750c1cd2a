package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;
import static asterism.cli.SettingsSnapshot.UNION;

import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Grants and revokes permissions, and shows them. */
final class AdminRun {
    private final Grants grants;
    private final CommandLine command;
    private final Text text;

    AdminRun(Grants grants, CommandLine command, Text text) {
        this.grants = grants;
        this.command = command;
        this.text = text;
    }

    int grant(Grant grant) throws IOException {
        return tell(grant, grants.grant(ACTOR, UNION, grant) ? "admin.granted" : "admin.held");
    }

    int revoke(Grant grant) throws IOException {
        return tell(grant, grants.revoke(ACTOR, UNION, grant) ? "admin.revoked" : "admin.not-held");
    }

    private int tell(Grant grant, String key) {
        Holder holder = grant.holder();
        command.getOut().println(text.say(key, kind(holder), holder.name(), typed(grant.permission())));
        return CommandShell.DONE;
    }

    int list() throws IOException {
        Columns rows = new Columns();
        for (Grant grant : grants.list(ACTOR, UNION)) {
            rows.add(kind(grant.holder()), grant.holder().name(), typed(grant.permission()));
        }
        rows.print(command.getOut(), text.say("admin.grants"), text.say("status.none"));
        return CommandShell.DONE;
    }

    /** Says what a user was granted by name, also long before the user was made, or to another one of this name. */
    void tellOf(String user) throws IOException {
        String held = grants.list(ACTOR, UNION).stream()
                .filter(grant -> grant.holder().equals(new Holder(Holder.Kind.USER, user)))
                .map(grant -> typed(grant.permission()))
                .collect(Collectors.joining(", "));
        command.getOut().println(text.say(held.isEmpty() ? "admin.may-nothing" : "admin.may", user, held));
    }

    private String kind(Holder holder) {
        return text.say("admin.kind." + holder.kind());
    }

    /** As it is typed, in any language. */
    private static String typed(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }
}
