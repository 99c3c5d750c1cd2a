package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.AccessDeniedException;
import asterism.api.access.Grant;
import asterism.api.access.GrantCheck;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Identity;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Participation;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.RunFilter;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.test.common.annotation.InjectBundleContext;

/** Who may do what: every method of the API that takes an actor, by each permission. */
class AccessIT {
    private static final String UNION = "sozvezdie";
    private static final Actor OWNER = new Actor.HomeOwner();

    /** What each method needs, by type, name and number of parameters. */
    private static final Map<String, Permission> TABLE = new TreeMap<>();

    /** Those that ask nobody: what is asked itself, and what is called by services that have asked. */
    private static final Set<String> UNASKED = Set.of(
            "AccessControl.isAllowed/3",
            "AccessControl.require/3",
            "Job.hurry/2",
            "GrantCheck.isGranted/3",
            "Audit.record/5",
            "StepFacts.state/2");

    static {
        List.of(
                        "IntegrationSettings.integration/2",
                        "IntegrationSettings.exportSettings/2",
                        "Participations.list/2",
                        "KindChoices.choice/2",
                        "KindChoices.included/2",
                        "Confirmations.verdicts/2",
                        "Confirmations.complaints/2",
                        "Readiness.checkList/2",
                        "Readiness.ready/4",
                        "Jobs.run/2",
                        "Jobs.tasks/2",
                        "Jobs.history/3",
                        "Schedules.all/2",
                        "Schedules.schedule/3",
                        "UploadService.queue/3",
                        "UploadService.entry/2",
                        "UploadService.lastSent/2",
                        "UploadService.due/2",
                        "UploadService.vanishing/2",
                        "ExportFiles.ofStore/2",
                        "ExportFiles.newestInitial/1",
                        "ExportFiles.list/3",
                        "ExportFiles.find/2",
                        "ExportFiles.protocol/4",
                        "ExportOverview.days/3",
                        "ExportOverview.stores/4",
                        "UploadStates.list/3",
                        "UploadStates.entries/2",
                        "UploadStates.lastSent/2",
                        "ExportFiles.protocol/2")
                .forEach(method -> TABLE.put(method, Permission.VIEW));
        List.of(
                        "IntegrationSettings.choose/2",
                        "Jobs.start/4",
                        "Jobs.cancel/2",
                        "UploadService.enqueue/3",
                        "UploadService.send/4",
                        "UploadService.sendDue/3",
                        "UploadService.hurry/2",
                        "UploadService.sendAgain/2",
                        "UploadService.release/2",
                        "UploadService.discard/2",
                        "ExportService.form/4",
                        "ExportFiles.open/2",
                        "ExportFiles.archives/2",
                        "SendableFiles.formAgain/3",
                        "LotLedger.update/4",
                        "LotLedger.window/2")
                .forEach(method -> TABLE.put(method, Permission.RUN));
        List.of(
                        "SetupLinks.isFirstWanted/1",
                        "SetupLinks.create/2",
                        "IntegrationSettings.save/3",
                        "Participations.save/4",
                        "Participations.remove/4",
                        "Participations.preview/3",
                        "Participations.apply/3",
                        "KindChoices.save/3",
                        "Confirmations.confirm/5",
                        "Confirmations.refuse/4",
                        "Confirmations.refuse/5",
                        "Confirmations.complain/5",
                        "Schedules.save/2",
                        "UploadConnections.all/2",
                        "UploadConnections.save/3",
                        "UploadConnections.remove/4",
                        "UploadConnections.test/3",
                        "UploadService.sendDue/5",
                        "Audit.entries/4",
                        "Grants.list/2",
                        "Grants.grant/3",
                        "Grants.revoke/3")
                .forEach(method -> TABLE.put(method, Permission.CONFIGURE));
    }

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @InjectBundleContext
    BundleContext context;

    private Home home;
    private Grants grants;
    private AccessControl access;

    @BeforeEach
    void open() throws Exception {
        home = Home.open(folder);
        grants = home.service(Grants.class);
        access = home.service(AccessControl.class);
    }

    @AfterEach
    void close() throws Exception {
        bundle().start();
        home.close();
    }

    private Bundle bundle() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("asterism.permissions"))
                .findFirst()
                .orElseThrow();
    }

    private static Grant user(String name, Permission permission) {
        return new Grant(new Holder(Holder.Kind.USER, name), permission);
    }

    @Test
    void everyMethodOfTheApiThatTakesAnActorIsInTheTable() throws Exception {
        Set<String> found = methods().stream().map(AccessIT::name).collect(Collectors.toCollection(TreeSet::new));

        found.removeAll(UNASKED);
        assertThat(found).containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }

    @Test
    void everyMethodIsRefusedToThoseWhoLackItsPermissionAndToNobodyElse() throws Exception {
        for (Permission permission : Permission.values()) {
            grants.grant(OWNER, UNION, user(permission.name(), permission));
        }
        List<String> wrong = new ArrayList<>();
        for (Method method : methods()) {
            Permission needed = TABLE.get(name(method));
            if (needed == null) {
                continue;
            }
            Object service = home.service(method.getDeclaringClass());
            for (Permission had : Permission.values()) {
                boolean refused = isRefused(service, method, new Actor.User(had.name()));
                if (refused == had.implies(needed)) {
                    wrong.add(had + (refused ? " is refused " : " may do ") + name(method));
                }
            }
            for (Actor nobody : List.of(new Actor.User("nobody"), new Actor.User(OWNER.name()))) {
                if (!isRefused(service, method, nobody)) {
                    wrong.add(nobody.name() + " may do " + name(method));
                }
            }
            if (isRefused(service, method, OWNER)) {
                wrong.add("the owner is refused " + name(method));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** With arguments that make no sense, so that who is let in fails a moment later. */
    private static boolean isRefused(Object service, Method method, Actor actor) throws IllegalAccessException {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> type == Actor.class ? actor : argument(type))
                .toArray();
        try {
            method.invoke(service, arguments);
            return false;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof AccessDeniedException;
        }
    }

    private static @Nullable Object argument(Class<?> type) {
        if (type == String.class) {
            return UNION;
        } else if (type == long.class) {
            return 1L;
        } else if (type == int.class) {
            return 1;
        } else if (type == boolean.class) {
            return false;
        } else if (type == Optional.class) {
            return Optional.empty();
        } else if (type == List.class) {
            return List.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Participation.class) {
            return Participation.of("S1", "", "");
        } else if (type == RunFilter.class) {
            return RunFilter.all();
        } else if (type == JobSchedule.class) {
            return new JobSchedule("none", UNION, false, "never", "", Optional.empty(), 7);
        } else if (type == UploadConnection.class) {
            return new UploadConnection(UNION, "x", Endpoint.of("local", "", 0, "none", ""), false, 7);
        }
        return null;
    }

    private static List<Method> methods() throws ClassNotFoundException {
        Bundle api = FrameworkUtil.getBundle(Actor.class);
        List<Method> methods = new ArrayList<>();
        for (URL url : Collections.list(api.findEntries("/asterism/api", "*.class", true))) {
            String path = url.getPath().substring(url.getPath().indexOf("asterism/api/"));
            if (path.endsWith("-info.class")) {
                continue;
            }
            Class<?> type = api.loadClass(path.replace(".class", "").replace('/', '.'));
            if (type.isInterface()) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> List.of(method.getParameterTypes()).contains(Actor.class))
                        .forEach(methods::add);
            }
        }
        return methods;
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + '.' + method.getName() + '/' + method.getParameterCount();
    }

    @Test
    void aGrantThatIsTakenAwayIsLostAtOnceAndTheTrailSaysByWhom() throws Exception {
        IntegrationSettings settings = home.service(IntegrationSettings.class);
        Actor ivanova = new Actor.User("ivanova");
        assertThatThrownBy(() -> settings.integration(ivanova, UNION)).isInstanceOf(AccessDeniedException.class);

        grants.grant(Home.ACTOR, UNION, user("ivanova", Permission.VIEW));
        assertThat(settings.integration(ivanova, UNION)).isNotNull();

        grants.revoke(Home.ACTOR, UNION, user("ivanova", Permission.VIEW));
        assertThatThrownBy(() -> settings.integration(ivanova, UNION))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("ivanova lacks the permission VIEW");
        assertThat(home.service(Audit.class).entries(Home.ACTOR, "access.", Long.MAX_VALUE, 10))
                .extracting(entry -> entry.by() + " " + entry.subject() + " " + entry.from() + " -> " + entry.to())
                .containsExactly(
                        "tester access.sozvezdie.user.ivanova view -> ",
                        "tester access.sozvezdie.user.ivanova  -> view",
                        "home owner access.sozvezdie.user.tester  -> configure");
    }

    @Test
    void aGroupOfTheHostCountsAsLongAsSomebodyKnowsIt() throws Exception {
        Actor ivanova = new Actor.User("ivanova");
        grants.grant(OWNER, UNION, new Grant(new Holder(Holder.Kind.GROUP, "accountants"), Permission.RUN));
        assertThat(access.isAllowed(ivanova, UNION, Permission.RUN)).isFalse();

        Identity identity = (user, group) -> user.equals("ivanova") && group.equals("accountants");
        var registration = context.registerService(Identity.class, identity, null);
        try {
            assertThat(access.isAllowed(ivanova, UNION, Permission.RUN)).isTrue();
            assertThat(access.isAllowed(ivanova, UNION, Permission.CONFIGURE)).isFalse();
        } finally {
            registration.unregister();
        }
        assertThat(access.isAllowed(ivanova, UNION, Permission.RUN)).isFalse();
    }

    @Test
    void withoutThePermissionsBundleServicesStayAndRefuseAllButTheHomesOwner() throws Exception {
        IntegrationSettings settings = home.service(IntegrationSettings.class);
        Actor job = new Actor.Job("form", "tester");
        assertThat(settings.integration(Home.ACTOR, UNION)).isNotNull();
        assertThat(settings.integration(job, UNION)).isNotNull();

        bundle().stop();

        assertThat(context.getServiceReference(GrantCheck.class)).isNull();
        assertThatThrownBy(() -> settings.integration(Home.ACTOR, UNION)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> settings.integration(job, UNION)).isInstanceOf(AccessDeniedException.class);
        assertThat(settings.integration(OWNER, UNION)).isNotNull();

        bundle().start();

        home.service(GrantCheck.class);
        assertThat(catchThrowable(() -> settings.integration(Home.ACTOR, UNION)))
                .as("without a new start of the service")
                .isNull();
    }
}
