package asterism.host;

import static asterism.host.Bench.PASSWORD;
import static asterism.host.Bench.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.access.AccessDeniedException;
import asterism.api.access.Grant;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.host.Links.Use;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Actor OWNER = new Actor.HomeOwner();

    private Bench bench;
    private Links links;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open();
        links = bench.links();
    }

    @Test
    void theFirstAdministratorIsWhoOpensTheLink() throws Exception {
        assertThat(links.isFirstWanted(OWNER)).isTrue();
        String path = links.create(OWNER, Optional.empty());
        assertThat(path).startsWith("/setup#");

        assertThat(links.use(token(path), "ivanova", PASSWORD)).isEqualTo(Use.DONE);
        assertThat(bench.granted)
                .containsExactly(new Grant(new Holder(Holder.Kind.USER, "ivanova"), Permission.CONFIGURE));
        assertThat(links.isFirstWanted(OWNER)).isFalse();
        assertThat(bench.in("ivanova", PASSWORD)).hasSize(43);
        assertThat(bench.trail)
                .contains("home owner host.link  -> changed", "ivanova host.user.ivanova.password  -> changed");
        assertThat(bench.trail.toString()).doesNotContain(token(path), PASSWORD);
    }

    @Test
    void aLinkWorksOnce() throws Exception {
        String other = links.create(OWNER, Optional.empty());
        String path = links.create(OWNER, Optional.empty());
        assertThat(links.use(token(path), "ivanova", PASSWORD)).isEqualTo(Use.DONE);

        assertThat(links.use(token(path), "petrov", PASSWORD)).isEqualTo(Use.NOT_VALID);
        assertThat(links.use(token(other), "petrov", PASSWORD)).isEqualTo(Use.NOT_VALID);
        assertThat(links.use("", "petrov", PASSWORD)).isEqualTo(Use.NOT_VALID);
        assertThat(bench.granted).hasSize(1);
    }

    @Test
    void aLinkIsUsedByOneOfManyAtOnce() throws Exception {
        String token = token(links.create(OWNER, Optional.empty()));
        CyclicBarrier together = new CyclicBarrier(4);
        ThreadLocal<Integer> connections = ThreadLocal.withInitial(() -> 0);
        Links links = bench.links(() -> {
            connections.set(connections.get() + 1);
            // The first one looks whether the link is valid, the second one uses it.
            if (connections.get() == 2) {
                await(together);
            }
            return bench.database.connect();
        });
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Use>> uses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String user = "user" + i;
            uses.add(threads.submit(() -> links.use(token, user, PASSWORD)));
        }
        List<Use> results = new ArrayList<>();
        for (Future<Use> use : uses) {
            results.add(use.get());
        }
        threads.shutdown();
        assertThat(results).containsExactlyInAnyOrder(Use.DONE, Use.NOT_VALID, Use.NOT_VALID, Use.NOT_VALID);
        assertThat(bench.granted).hasSize(1);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLinkWorksForADay() throws Exception {
        String token = token(links.create(OWNER, Optional.empty()));
        bench.clock.move(Duration.ofHours(24).plusSeconds(1));
        assertThat(links.use(token, "ivanova", PASSWORD)).isEqualTo(Use.NOT_VALID);
    }

    @Test
    void theLinkOfAUserSetsThePasswordOfThisUserOnlyAndEndsTheSessions() throws Exception {
        bench.add("ivanova", PASSWORD);
        String session = bench.in("ivanova", PASSWORD);
        for (int i = 0; i < 6; i++) {
            bench.in("ivanova", "forgotten");
        }
        String path = links.create(OWNER, Optional.of("ivanova"));
        assertThat(path).endsWith("&ivanova");

        assertThat(links.use(token(path), "petrov", PASSWORD + 2)).isEqualTo(Use.NOT_VALID);
        assertThat(links.use(token(path), "ivanova", PASSWORD + 2)).isEqualTo(Use.DONE);
        assertThat(bench.sessions().user(session)).isEmpty();
        assertThat(bench.in("ivanova", PASSWORD + 2)).as("at once").hasSize(43);
        assertThat(bench.in("ivanova", PASSWORD)).isEqualTo("Refused[]");
        assertThat(bench.granted).isEmpty();
    }

    @Test
    void nobodyTakesTheNameOfAnother() throws Exception {
        bench.add("ivanova", PASSWORD);
        String token = token(links.create(OWNER, Optional.empty()));

        assertThat(links.use(token, "ivanova", PASSWORD)).isEqualTo(Use.NAME_TAKEN);
        assertThat(links.use(token, "petrov", PASSWORD)).isEqualTo(Use.DONE);
    }

    @Test
    void aLinkStaysWhenThePermissionCannotBeGranted() throws Exception {
        String token = token(links.create(OWNER, Optional.empty()));
        bench.grantsFail = true;
        assertThatThrownBy(() -> links.use(token, "ivanova", PASSWORD)).isInstanceOf(IOException.class);
        assertThat(bench.in("ivanova", PASSWORD)).isEqualTo("Refused[]");

        bench.grantsFail = false;
        assertThat(links.use(token, "ivanova", PASSWORD)).isEqualTo(Use.DONE);
    }

    @Test
    void onlyWhoMayConfigureMakesLinks() {
        assertThatThrownBy(() -> links.create(new Actor.User("ivanova"), Optional.of("ivanova")))
                .isInstanceOf(AccessDeniedException.class);
        for (String name : List.of("user.anyone", "home owner", "Home owner", "ivano\u200bva", " ivanova", "")) {
            assertThatThrownBy(() -> links.create(OWNER, Optional.of(name)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
