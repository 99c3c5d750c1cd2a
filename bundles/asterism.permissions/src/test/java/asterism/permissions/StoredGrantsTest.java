package asterism.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.AccessDeniedException;
import asterism.api.access.Grant;
import asterism.api.access.Holder;
import asterism.api.access.LastConfigureException;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.audit.AuditEntry;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StepState.Step;
import asterism.api.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredGrantsTest {
    private static final String UNION = "sozvezdie";
    private static final Actor OWNER = new Actor.HomeOwner();
    private static final Actor IVANOVA = new Actor.User("ivanova");
    private static final Actor PETROV = new Actor.User("petrov");
    private static final Holder ACCOUNTANTS = new Holder(Holder.Kind.GROUP, "accountants");

    private final List<String> trail = Collections.synchronizedList(new ArrayList<>());
    /** Each a group, a blank, and who is in it. */
    private final Set<String> members = new HashSet<>();

    private final Groups groups = new Groups();
    private StoredGrantCheck check;
    private StoredGrants grants;
    private AccessFacts facts;

    @BeforeEach
    void open() throws Exception {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Database database = h2::getConnection;
        try (Connection connection = database.connect();
                var in = StoredGrantsTest.class.getResourceAsStream("/migrations/001-grants.sql")) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            connection.createStatement().execute(sql);
            connection.createStatement().execute(sql);
        }
        facts = new AccessFacts(database);
        check = new StoredGrantCheck(groups);
        check.database = database;
        groups.identities = List.of((user, group) -> members.contains(group + " " + user));
        AccessControl access = (actor, unionId, permission) ->
                actor instanceof Actor.HomeOwner || check.isGranted(actor, unionId, permission);
        grants = new StoredGrants(database, access, groups, new Trail());
    }

    private final class Trail implements Audit {
        @Override
        public void record(Connection connection, Actor actor, String subject, String from, String to) {
            trail.add(actor.name() + " " + subject + " " + from + " -> " + to);
        }

        @Override
        public List<AuditEntry> entries(Actor actor, String subject, long before, int limit) {
            return List.of();
        }
    }

    private static Grant user(String name, Permission permission) {
        return new Grant(new Holder(Holder.Kind.USER, name), permission);
    }

    private Set<Permission> of(Actor actor, String unionId) throws Exception {
        Set<Permission> granted = new HashSet<>();
        for (Permission permission : Permission.values()) {
            if (check.isGranted(actor, unionId, permission)) {
                granted.add(permission);
            }
        }
        return granted;
    }

    @Test
    void nobodyHasAnythingUntilItIsGrantedAndEachPermissionIncludesThoseBeforeIt() throws Exception {
        assertThat(of(IVANOVA, UNION)).isEmpty();

        assertThat(grants.grant(OWNER, UNION, user("ivanova", Permission.VIEW))).isTrue();
        assertThat(of(IVANOVA, UNION)).containsOnly(Permission.VIEW);

        assertThat(grants.grant(OWNER, UNION, user("ivanova", Permission.CONFIGURE)))
                .isTrue();
        assertThat(of(IVANOVA, UNION)).containsOnly(Permission.values());
        assertThat(of(IVANOVA, AccessControl.ANY_UNION)).containsOnly(Permission.values());
        assertThat(of(IVANOVA, "asna")).isEmpty();
        assertThat(of(PETROV, UNION)).isEmpty();
        assertThat(of(new Actor.User("Ivanova"), UNION)).isEmpty();
        assertThat(trail)
                .containsExactly(
                        "home owner access.sozvezdie.user.ivanova  -> view",
                        "home owner access.sozvezdie.user.ivanova view -> view,configure");
    }

    @Test
    void whatIsHeldAlreadyOrIsNotIsNoChangeAndLeavesNoTrail() throws Exception {
        grants.grant(OWNER, UNION, user("ivanova", Permission.RUN));
        trail.clear();

        assertThat(grants.grant(OWNER, UNION, user("ivanova", Permission.RUN))).isFalse();
        assertThat(grants.grant(OWNER, UNION, user("ivanova", Permission.VIEW))).isFalse();
        assertThat(grants.revoke(OWNER, UNION, user("ivanova", Permission.CONFIGURE)))
                .isFalse();
        assertThat(grants.revoke(OWNER, UNION, user("petrov", Permission.VIEW))).isFalse();
        assertThat(trail).isEmpty();
    }

    @Test
    void whoLosesAPermissionLosesAtOnceAllThatIncludeIt() throws Exception {
        grants.grant(OWNER, UNION, user("ivanova", Permission.VIEW));
        grants.grant(OWNER, UNION, user("ivanova", Permission.CONFIGURE));
        trail.clear();

        assertThat(grants.revoke(OWNER, UNION, user("ivanova", Permission.RUN))).isTrue();
        assertThat(of(IVANOVA, UNION)).containsOnly(Permission.VIEW);
        assertThat(trail).containsExactly("home owner access.sozvezdie.user.ivanova view,configure -> view");
    }

    @Test
    void aGroupsGrantIsItsMembersAsLongAsTheyAreMembers() throws Exception {
        grants.grant(OWNER, UNION, new Grant(ACCOUNTANTS, Permission.RUN));
        grants.grant(OWNER, UNION, user("accountants", Permission.CONFIGURE));

        assertThat(of(IVANOVA, UNION)).isEmpty();
        members.add("accountants ivanova");
        assertThat(of(IVANOVA, UNION)).containsOnly(Permission.VIEW, Permission.RUN);
        assertThat(of(PETROV, UNION)).isEmpty();

        groups.identities = List.of();
        assertThat(of(IVANOVA, UNION)).isEmpty();
    }

    @Test
    void groupsThatCannotBeReadAreNoRefusalForGood() throws Exception {
        grants.grant(OWNER, UNION, new Grant(ACCOUNTANTS, Permission.RUN));
        IOException lost = new IOException("Database: lost");
        groups.identities = List.of((user, group) -> {
            throw new UncheckedIOException(lost);
        });

        assertThatThrownBy(() -> check.isGranted(IVANOVA, UNION, Permission.VIEW))
                .isSameAs(lost);
        for (int i = 0; i < 10; i++) {
            grants.grant(OWNER, UNION, new Grant(new Holder(Holder.Kind.GROUP, "group" + i), Permission.VIEW));
        }
        grants.grant(OWNER, UNION, user("ivanova", Permission.VIEW));
        assertThat(check.isGranted(IVANOVA, UNION, Permission.VIEW))
                .as("no group need be read for it")
                .isTrue();
    }

    @Test
    void aDatabaseThatIsNotThereIsNoRefusalForGood() {
        check.database = null;

        assertThatThrownBy(() -> check.isGranted(IVANOVA, UNION, Permission.VIEW))
                .isInstanceOfSatisfying(
                        IOException.class,
                        e -> assertThat(Database.isCauseOf(e)).isTrue());
    }

    @Test
    void theStepIsDoneAsSoonAsSomebodyMayConfigure() throws Exception {
        grants.grant(OWNER, UNION, user("ivanova", Permission.RUN));
        assertThat(facts.state(OWNER, UNION)).isEqualTo(StepState.of(Step.ACCESS, 0, 1));

        grants.grant(OWNER, UNION, user("petrov", Permission.CONFIGURE));
        assertThat(facts.state(OWNER, UNION)).isEqualTo(StepState.of(Step.ACCESS, 1, 1));
    }

    @Test
    void aJobMayRunWhateverBecameOfWhoScheduledItAndChangesNothing() throws Exception {
        assertThat(of(new Actor.Job("send", "ivanova"), UNION)).containsOnly(Permission.VIEW, Permission.RUN);
        grants.grant(OWNER, UNION, user("ivanova", Permission.CONFIGURE));
        assertThat(of(new Actor.Job("send", "ivanova"), UNION)).containsOnly(Permission.VIEW, Permission.RUN);
    }

    @Test
    void onlyWhoMayConfigureSeesAndChangesGrants() throws Exception {
        grants.grant(OWNER, UNION, user("ivanova", Permission.RUN));

        for (Actor actor : List.of(IVANOVA, PETROV, new Actor.Job("send", "ivanova"))) {
            assertThatThrownBy(() -> grants.list(actor, UNION)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> grants.grant(actor, UNION, user("petrov", Permission.VIEW)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> grants.revoke(actor, UNION, user("ivanova", Permission.VIEW)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> grants.grant(OWNER, AccessControl.ANY_UNION, user("petrov", Permission.VIEW)))
                .isInstanceOf(IllegalArgumentException.class);

        grants.grant(OWNER, UNION, user("ivanova", Permission.CONFIGURE));
        grants.grant(IVANOVA, UNION, new Grant(ACCOUNTANTS, Permission.VIEW));
        assertThat(grants.list(IVANOVA, UNION))
                .containsExactly(
                        user("ivanova", Permission.RUN),
                        user("ivanova", Permission.CONFIGURE),
                        new Grant(ACCOUNTANTS, Permission.VIEW));
    }

    @Test
    void theLastOneThatMayConfigureStaysUnlessTheHomesOwnerWantsThat() throws Exception {
        grants.grant(OWNER, UNION, user("ivanova", Permission.CONFIGURE));
        grants.grant(IVANOVA, UNION, user("petrov", Permission.RUN));

        assertThatThrownBy(() -> grants.revoke(IVANOVA, UNION, user("ivanova", Permission.VIEW)))
                .isInstanceOf(LastConfigureException.class)
                .hasMessageStartingWith("ivanova is the last one that may configure");
        assertThat(of(IVANOVA, UNION)).containsOnly(Permission.values());

        grants.grant(IVANOVA, UNION, new Grant(ACCOUNTANTS, Permission.CONFIGURE));
        assertThatThrownBy(() -> grants.revoke(IVANOVA, UNION, user("ivanova", Permission.CONFIGURE)))
                .as("perhaps nobody is in the group")
                .isInstanceOf(LastConfigureException.class);
        members.add("accountants ivanova");
        assertThat(grants.revoke(IVANOVA, UNION, user("ivanova", Permission.CONFIGURE)))
                .isTrue();
        assertThat(grants.revoke(OWNER, UNION, new Grant(ACCOUNTANTS, Permission.CONFIGURE)))
                .isTrue();
    }

    @Test
    void twoThatTakeItFromEachOtherLeaveOne() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 50; i++) {
                grants.grant(OWNER, UNION, user("ivanova", Permission.CONFIGURE));
                grants.grant(OWNER, UNION, user("petrov", Permission.CONFIGURE));

                for (Future<Boolean> end :
                        both.invokeAll(List.of(taking(IVANOVA, "petrov"), taking(PETROV, "ivanova")))) {
                    end.get();
                }

                assertThat(grants.list(OWNER, UNION)).as("round %d", i).hasSize(1);
            }
        } finally {
            both.shutdown();
        }
    }

    private Callable<Boolean> taking(Actor actor, String from) {
        return () -> {
            try {
                return grants.revoke(actor, UNION, user(from, Permission.CONFIGURE));
            } catch (AccessDeniedException | LastConfigureException e) {
                return false;
            }
        };
    }
}
