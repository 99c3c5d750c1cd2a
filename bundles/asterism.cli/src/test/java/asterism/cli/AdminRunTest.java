package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AdminRunTest {
    private static final Grant IVANOVA = new Grant(new Holder(Holder.Kind.USER, "ivanova"), Permission.CONFIGURE);
    private static final Grant AUDITORS = new Grant(new Holder(Holder.Kind.GROUP, "auditors"), Permission.VIEW);

    private final Typed typed = new Typed();
    private final Set<Grant> granted = new LinkedHashSet<>();
    private final Grants grants = FakeHome.fake(Grants.class, (proxy, method, arguments) -> switch (method.getName()) {
        case "grant" -> granted.add((Grant) arguments[2]);
        case "revoke" -> granted.remove(arguments[2]);
        default -> List.copyOf(granted);
    });
    private final AdminRun run = new AdminRun(grants, typed.command, Typed.ENGLISH);

    @Test
    void whatIsGrantedAndRevokedIsTold() throws Exception {
        assertThat(run.grant(IVANOVA)).isZero();
        assertThat(run.grant(IVANOVA)).isZero();
        assertThat(run.revoke(IVANOVA)).isZero();
        assertThat(run.revoke(IVANOVA)).isZero();

        assertThat(typed.out.toString().lines())
                .containsExactly(
                        "user ivanova: configure granted",
                        "user ivanova: has configure already",
                        "user ivanova: configure revoked",
                        "user ivanova: configure was not granted");
    }

    @Test
    void theListHasARowAGrant() throws Exception {
        granted.add(IVANOVA);
        granted.add(AUDITORS);

        assertThat(run.list()).isZero();

        assertThat(typed.out.toString().lines().map(String::strip))
                .containsExactly("Permissions", "user   ivanova   configure", "group  auditors  view", "");
    }

    @Test
    void whoGetsALinkIsToldOfTogetherWithWhatTheNameMay() throws Exception {
        granted.add(IVANOVA);
        granted.add(new Grant(new Holder(Holder.Kind.GROUP, "petrov"), Permission.VIEW));

        run.tellOf("ivanova");
        run.tellOf("petrov");

        assertThat(typed.out.toString().lines())
                .containsExactly(
                        "ivanova may: configure",
                        "petrov was granted nothing yet: asterism admin grant --permission view --user …");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop",
                "list --user ivanova",
                "grant --user ivanova",
                "grant --permission view",
                "revoke --permission view --user ivanova --group auditors",
                "grant --permission all --user ivanova",
                "reset-link --permission view",
                "reset-link --group auditors",
                "grant --permission View --group auditors",
            })
    void whatMakesNoSenseIsWrongUsage(String arguments) {
        CommandLine admin = new CommandLine(new AdminVerb(null)).setErr(new PrintWriter(typed.err));

        assertThat(admin.execute(("--home h " + arguments).split(" "))).isEqualTo(2);

        assertThat(typed.err.toString()).doesNotContain("Exception");
        assertThat(admin.execute("grant", "--home", "h", "--permission", "view", "--user", " ivanova"))
                .isEqualTo(2);
    }
}
