package asterism.host;

import static asterism.host.Bench.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open();
        bench.add("ivanova", PASSWORD);
        bench.trail.clear();
    }

    private Optional<String> user(String token) throws Exception {
        return bench.sessions().user(token);
    }

    @Test
    void whoKnowsThePasswordGetsASessionThatOthersNodesKnowToo() throws Exception {
        String token = bench.in("ivanova", PASSWORD);

        assertThat(token).hasSize(43);
        assertThat(user(token)).contains("ivanova");
        assertThat(user(token + "x")).isEmpty();
        assertThat(bench.sessions().count()).isEqualTo(1);
        assertThat(bench.trail).containsExactly("ivanova host.session  -> signed-in");
    }

    @Test
    void theDatabaseKnowsNeitherTheSecretOfASessionNorThePassword() throws Exception {
        String token = bench.in("ivanova", PASSWORD);
        List<String> rows;
        try (Connection connection = bench.database.connect()) {
            rows = Sql.list(connection, "script", row -> row.getString(1));
        }
        assertThat(String.join("\n", rows))
                .contains("ivanova", Tokens.hash(token))
                .doesNotContain(token, PASSWORD, Tokens.csrf(token));
        assertThat(bench.trail.toString()).doesNotContain(token);
    }

    @Test
    void wrongPasswordsAndUnknownUsersAreRefusedAlike() throws Exception {
        assertThat(bench.in("ivanova", PASSWORD + "!")).isEqualTo("Refused[]");
        assertThat(bench.in("petrov", PASSWORD)).isEqualTo("Refused[]");
        assertThat(bench.in("", "")).isEqualTo("Refused[]");
        assertThat(bench.trail)
                .containsExactly(
                        "ivanova host.session  -> refused", "? host.session  -> refused", "? host.session  -> refused");
    }

    @Test
    void whatWasTypedAsANameIsCutInTheTrail() throws Exception {
        bench.in("x".repeat(5000) + "\n\u202e", "");
        assertThat(bench.trail).containsExactly("? host.session  -> refused");
    }

    @Test
    void aNewSignInEndsTheSessionThatTheBrowserHad() throws Exception {
        String before = bench.in("ivanova", PASSWORD);
        SignIn.Result result = bench.signIn().in("ivanova", PASSWORD, "127.0.0.1", Optional.of(before));

        assertThat(result).isInstanceOf(SignIn.Result.In.class);
        assertThat(user(before)).isEmpty();
    }

    @Test
    void aSessionEndsWithTheSignOut() throws Exception {
        String token = bench.in("ivanova", PASSWORD);
        bench.signIn().out("ivanova", token);

        assertThat(user(token)).isEmpty();
        assertThat(bench.trail).endsWith("ivanova host.session  -> signed-out");
    }

    @Test
    void aSessionEndsWhenItIsNotUsed() throws Exception {
        String token = bench.in("ivanova", PASSWORD);
        bench.clock.move(Duration.ofMinutes(59));
        assertThat(user(token)).isPresent();
        bench.clock.move(Duration.ofMinutes(59));
        assertThat(user(token)).isPresent();
        bench.clock.move(Duration.ofMinutes(61));
        assertThat(user(token)).isEmpty();
        bench.clock.move(Duration.ofMinutes(-30));
        assertThat(user(token)).as("it is gone").isEmpty();
    }

    @Test
    void aSessionEndsAtLastAlthoughItIsUsed() throws Exception {
        String token = bench.in("ivanova", PASSWORD);
        for (int i = 0; i < 24; i++) {
            bench.clock.move(Duration.ofMinutes(30));
            assertThat(user(token)).isPresent();
        }
        bench.clock.move(Duration.ofMinutes(1));
        assertThat(user(token)).isEmpty();
    }

    @Test
    void sessionsThatAreOverAreCleanedUp() throws Exception {
        bench.in("ivanova", PASSWORD);
        bench.clock.move(Duration.ofHours(2));
        bench.in("ivanova", PASSWORD);
        try (Connection connection = bench.database.connect()) {
            assertThat(Sql.list(connection, "select count(*) from host_session", row -> row.getInt(1)))
                    .containsExactly(1);
        }
    }

    @Test
    void pausesGrowWithTheFailuresOfAUserAndEndWithASuccess() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(bench.in("ivanova", "wrong")).isEqualTo("Refused[]");
        }
        assertThat(bench.in("ivanova", PASSWORD)).isEqualTo("TooEarly[pause=PT1S]");
        for (int pause = 1; pause <= 4; pause *= 2) {
            bench.clock.move(Duration.ofSeconds(pause));
            assertThat(bench.in("ivanova", "wrong")).isEqualTo("Refused[]");
            assertThat(bench.in("ivanova", PASSWORD)).isEqualTo("TooEarly[pause=PT" + 2 * pause + "S]");
        }
        bench.clock.move(Duration.ofSeconds(8));
        assertThat(bench.in("ivanova", PASSWORD)).hasSize(43);
        assertThat(bench.in("ivanova", "wrong")).isEqualTo("Refused[]");
    }

    @Test
    void anAddressThatTriesManyNamesIsPausedToo() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(pause("user" + i, "10.0.0.1")).isZero();
        }
        assertThat(pause("another", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause("another", "10.0.0.2")).isZero();
        bench.clock.move(Duration.ofDays(2));
        assertThat(pause("another", "10.0.0.1")).isZero();
    }

    private Duration pause(String user, String address) throws Exception {
        return new Pauses(bench.database, bench.clock).begin(user, address).pause();
    }

    private void success(Pauses.Attempt attempt) throws Exception {
        bench.database.<Boolean, IOException>transaction(connection -> {
            Pauses.forget(connection, attempt);
            return true;
        });
    }

    @Test
    void anOfficeBehindOneAddressMayMistypeNowAndThenForEver() throws Exception {
        Pauses pauses = new Pauses(bench.database, bench.clock);
        for (int day = 0; day < 100; day++) {
            assertThat(pause("user" + day % 10, "10.0.0.1")).as("day %d", day).isZero();
            for (int user = 0; user < 10; user++) {
                bench.clock.move(Duration.ofMinutes(2));
                Pauses.Attempt attempt = pauses.begin("user" + user, "10.0.0.1");
                assertThat(attempt.pause()).as("day %d", day).isZero();
                success(attempt);
            }
            bench.clock.move(Duration.ofHours(23));
        }
    }

    @Test
    void aSuccessLeavesThePauseOfAnAddressAsItWas() throws Exception {
        Pauses pauses = new Pauses(bench.database, bench.clock);
        for (int i = 0; i < 20; i++) {
            pause("user" + i, "10.0.0.1");
        }
        bench.clock.move(Duration.ofSeconds(1));
        assertThat(pause("another", "10.0.0.1")).isZero();
        bench.clock.move(Duration.ofSeconds(2));
        Pauses.Attempt right = pauses.begin("ivanova", "10.0.0.1");
        assertThat(right.pause()).isZero();
        assertThat(pause("petrov", "10.0.0.1")).isEqualTo(Duration.ofSeconds(4));
        success(right);
        assertThat(pause("petrov", "10.0.0.1")).as("no failure since").isZero();
        assertThat(pause("petrov", "10.0.0.1")).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void successesAtOnceLeaveNoFailures() throws Exception {
        Pauses pauses = new Pauses(bench.database, bench.clock);
        List<Pauses.Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // Some begin in the same moment.
            bench.clock.move(Duration.ofMillis(i % 3));
            attempts.add(pauses.begin("user" + i, "10.0.0.1"));
        }
        for (Pauses.Attempt attempt : attempts) {
            success(attempt);
        }
        try (Connection connection = bench.database.connect()) {
            assertThat(Sql.list(connection, "select failures from host_failure", row -> row.getInt(1)))
                    .containsExactly(0);
        }
    }

    @Test
    void oneFailureIsForgottenInAQuarterOfAnHour() throws Exception {
        for (int i = 0; i < 20; i++) {
            pause("user" + i, "10.0.0.1");
        }
        bench.clock.move(Duration.ofMinutes(30));
        assertThat(pause("ivanova", "10.0.0.1")).isZero();
        assertThat(pause("petrov", "10.0.0.1")).isZero();
        assertThat(pause("sidorov", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatAClockWroteThatWasPutBackSinceHoldsNobodyUp() throws Exception {
        bench.clock.move(Duration.ofDays(400));
        String token = bench.in("ivanova", PASSWORD);
        for (int i = 0; i < 6; i++) {
            bench.in("ivanova", "wrong");
        }
        String link = Bench.token(bench.links().create(new Actor.HomeOwner(), Optional.of("ivanova")));
        bench.clock.move(Duration.ofDays(-400));

        assertThat(user(token)).isEmpty();
        assertThat(bench.links().use(link, "ivanova", PASSWORD)).isEqualTo(Links.Use.NOT_VALID);
        assertThat(bench.in("ivanova", PASSWORD)).hasSize(43);
    }

    /** A reset ends all sessions, also one that is being opened by the password until then. */
    @Test
    void aPasswordThatChangesWhileItIsComparedLetsNobodyIn() throws Exception {
        Links links = bench.links();
        String link = Bench.token(links.create(new Actor.HomeOwner(), Optional.of("ivanova")));
        AtomicInteger connections = new AtomicInteger();
        Database database = () -> {
            // The first asks for pauses, the second for the password, and the third opens the session.
            if (connections.incrementAndGet() == 3) {
                change(links, link);
            }
            return bench.database.connect();
        };
        SignIn signIn = new SignIn(database, bench.clock, bench.sessions(), bench, new Meters());

        assertThat(signIn.in("ivanova", PASSWORD, "127.0.0.1", Optional.empty()))
                .isEqualTo(new SignIn.Result.Refused());
        assertThat(bench.sessions().count()).isZero();
        assertThat(bench.trail).contains("ivanova host.user.ivanova.password  -> changed");
        assertThat(bench.in("ivanova", PASSWORD + 2)).hasSize(43);
    }

    private static void change(Links links, String link) {
        try {
            links.use(link, "ivanova", PASSWORD + 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noPauseIsLongerThanAQuarterOfAnHour() throws Exception {
        Pauses pauses = new Pauses(bench.database, bench.clock);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 40; i++) {
            Duration pause = pauses.begin("ivanova", "10.0.0." + i).pause();
            longest = pause.compareTo(longest) > 0 ? pause : longest;
            bench.clock.move(pause);
        }
        assertThat(longest).isEqualTo(Duration.ofMinutes(15));
    }
}
