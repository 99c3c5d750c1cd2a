package asterism.itest;

import static asterism.itest.Administrator.CLIENT;
import static asterism.itest.Administrator.UNION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.access.SetupLinks;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.KindChoices;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.RunState;
import asterism.api.jobs.Schedules;
import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.SendWatch;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadConnections;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadWording;
import asterism.testkit.WriteOptions;
import asterism.testkit.upload.FaultyFtpServer;
import asterism.testkit.upload.FtpFault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.yaml.snakeyaml.Yaml;

/** A password that was kept, refused, and repeated aloud by the server is nowhere to be read. */
class SecretsIT {
    private static final String PASSWORD = FaultyFtpServer.PASSWORD;

    /** Beginning of the password, which nothing else holds. */
    private static final String SECRET = PASSWORD.substring(0, 6);

    /** Is kept as a password is, but for all to read: where it is not found, nobody has looked. */
    private static final String REMARK = "0pen-remark";

    private static final LocalDate DAY = GrowingLedger.FIRST_DAY.plusDays(3);

    /** Of the host, by what they are for. */
    private static final String USER = "ivanova";

    private static final String USER_PASSWORD = "двенадцать слонов";
    private static final String METRICS_TOKEN = "t0ken-of-the-collector";
    private static final String KEYSTORE_PASSWORD = "k3ystore-password";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private final List<UploadProblem> problems = new ArrayList<>();

    @Test
    void aPasswordIsNowhereToBeRead() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("server").resolve(Endpoint.DEFAULT_DIRECTORY));
        Map<String, String> texts = new LinkedHashMap<>();
        try (Output output = Output.take();
                FaultyFtpServer server = new FaultyFtpServer(directory.getParent(), Optional.empty(), false);
                MovedClock clock = MovedClock.at(DAY.atTime(9, 0))) {
            try (Home home = Home.open(folder)) {
                Administrator administrator = new Administrator(home);
                formFiles(home, administrator, clock);
                refuseConnections(home, administrator, server);
                failTransfers(home, administrator, server, clock);
                texts.putAll(readable(home, administrator));
                texts.putAll(services());
            }
            texts.put("log", output.text());
        }

        assertThat(texts.get("log")).contains("was given up", "failed, attempt 1");
        assertThat(texts.get("trail")).contains(REMARK, "password", "LOGIN LOGIN_REFUSED");
        assertThat(texts)
                .allSatisfy(
                        (name, text) -> assertThat(text).as(name).isNotBlank().doesNotContain(SECRET));
        assertThat(filesWith(REMARK)).isNotEmpty();
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void noAnswerRepeatsASecret() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("server").resolve(Endpoint.DEFAULT_DIRECTORY));
        List<String> said = new ArrayList<>();
        List<String> secrets = new ArrayList<>(List.of(SECRET, USER_PASSWORD, METRICS_TOKEN, KEYSTORE_PASSWORD));
        try (Output output = Output.take();
                FaultyFtpServer server = new FaultyFtpServer(directory.getParent(), Optional.empty(), false);
                MovedClock clock = MovedClock.at(DAY.atTime(9, 0))) {
            try (Home home = Home.open(folder)) {
                Path token = secretFile("token", METRICS_TOKEN);
                home.configure("asterism.host.metrics", Map.of("tokenFile", token));
                Administrator administrator = new Administrator(home);
                formFiles(home, administrator, clock);
                Browser door = signIn(home, secrets);
                said.addAll(door.answers);
                Browser inside = new Browser(door.base);
                inside.cookie = door.cookie;
                inside.csrfToken = door.csrfToken;
                requireToken(door.base);
                saveConnections(inside, server);
                server.next(FtpFault.LOGIN_REFUSED_ALOUD);
                administrator.run("send", Phase.FAILED);
                walk(inside);
                said.addAll(inside.answers);
                spoilTls(home, output);
                said.addAll(services().values());
            }
            said.add(output.text());
        }
        assertThat(said.toString()).contains(REMARK, "***", "asterism_sessions", "LOGIN_REFUSED", "host.link." + USER);
        assertThat(said).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
    }

    /** Comes in by a link, after mistakes; what opens the door is said once, to who came in. */
    private static Browser signIn(Home home, List<String> secrets) throws Exception {
        SetupLinks links = home.service(SetupLinks.class);
        String link = links.create(new Actor.HomeOwner(), Optional.of(USER));
        home.service(Grants.class)
                .grant(
                        new Actor.HomeOwner(),
                        UNION,
                        new Grant(new Holder(Holder.Kind.USER, USER), Permission.CONFIGURE));
        Browser door = new Browser(
                Administrator.await("address", links::address).toString().replaceFirst("/$", ""));
        String unused = links.create(new Actor.HomeOwner(), Optional.of("petrov"));
        assertThat(door.use(unused, USER, USER_PASSWORD).statusCode()).isEqualTo(403);
        assertThat(door.use(link, USER, USER_PASSWORD).statusCode()).isEqualTo(204);
        assertThat(door.use(link, USER, USER_PASSWORD).statusCode()).isEqualTo(403);
        assertThat(door.signIn(USER_PASSWORD, USER).statusCode()).isEqualTo(401);
        assertThat(door.signIn(USER, USER_PASSWORD + '!').statusCode()).isEqualTo(401);
        assertThat(door.signIn(USER, USER_PASSWORD).statusCode()).isEqualTo(200);
        String session = door.cookie.replaceFirst("[^=]*=", "");
        String in = door.answers.remove(door.answers.size() - 1);
        assertThat(in).containsOnlyOnce(session).containsOnlyOnce(door.csrfToken);
        secrets.addAll(List.of(session, door.csrfToken, Browser.token(link), Browser.token(unused)));
        return door;
    }

    /** What collects figures is no user, and has a token of its own. */
    private static void requireToken(String base) throws Exception {
        Browser collector = new Browser(base);
        Administrator.await(
                "the token",
                () -> Optional.of(collector.get("/metrics", "Authorization", "Bearer " + METRICS_TOKEN))
                        .filter(answer -> answer.statusCode() == 200));
        for (String wrong : List.of("Bearer " + METRICS_TOKEN + "x", METRICS_TOKEN, "Bearer ")) {
            assertThat(collector.get("/metrics", "Authorization", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(401);
        }
    }

    private static void saveConnections(Browser inside, FaultyFtpServer server) throws Exception {
        String path = RestCaller.BASE + "connections/";
        String good = "{\"protocol\":\"ftp\",\"host\":\"127.0.0.1\",\"port\":" + server.port()
                + ",\"directory\":\"" + Endpoint.DEFAULT_DIRECTORY + "\",\"user\":\"" + FaultyFtpServer.USER
                + "\",\"password\":\"" + PASSWORD + "\"}";
        Map<String, Integer> refused = Map.of(
                good.replace("\"port\":", "\"port\":9"), 400,
                good.replace("password", "passwort"), 400,
                good.replace(PASSWORD, PASSWORD + "\\n"), 400,
                good.substring(1), 400);
        for (Map.Entry<String, Integer> body : refused.entrySet()) {
            assertThat(inside.send("PUT", path + "common", body.getKey(), "If-Match", "\"0\"")
                            .statusCode())
                    .as(body.getKey())
                    .isEqualTo(body.getValue());
        }
        assertThat(inside.plain("PUT", path + "common", good, "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(403);
        assertThat(inside.send("PUT", path + "common", good, "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(inside.send("PUT", path + "common", good, "If-Match", "\"7\"")
                        .statusCode())
                .isEqualTo(412);
        for (String test : List.of("common/test", "test")) {
            server.next(FtpFault.LOGIN_REFUSED_ALOUD);
            assertThat(inside.post(path + test, test.equals("test") ? good : "{}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Everything that can be read, in both languages, and each change with a body that nobody expects. */
    private static void walk(Browser inside) throws Exception {
        Map<String, Map<String, Map<String, Object>>> description =
                new Yaml().load(inside.get(RestCaller.BASE + "openapi.yaml").body());
        String file = firstId(inside.get(RestCaller.BASE + "files"));
        String run = firstId(inside.get(RestCaller.BASE + "runs"));
        for (Map.Entry<String, Map<String, Object>> path :
                description.get("paths").entrySet()) {
            String filled = path.getKey()
                    .substring(1)
                    .replace("{kind}", "users")
                    .replace("{permission}", "view")
                    .replace("{job}", "clean")
                    .replace("{clientId}", CLIENT)
                    .replace("files/{id}", "files/" + file)
                    .replace("runs/{id}", "runs/" + run)
                    .replace("{id}", "987654321");
            for (String method : path.getValue().keySet()) {
                for (String language : List.of("ru", "en")) {
                    String body = method.equals("get") ? null : "{\"nothing\":\"" + PASSWORD + "\"}";
                    assertThat(inside.send(
                                            method.equals("parameters") ? "GET" : method.toUpperCase(Locale.ROOT),
                                            RestCaller.BASE + filled,
                                            body,
                                            "Accept-Language",
                                            language)
                                    .statusCode())
                            .isLessThan(500);
                }
            }
        }
        for (String path : List.of("/api/menu", "/health", "/metrics", "/", "/nowhere", "/api/nowhere")) {
            inside.get(path, "Authorization", "Bearer " + METRICS_TOKEN);
        }
    }

    private static String firstId(HttpResponse<String> list) {
        Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(list.body());
        assertThat(id.find()).as(list.body()).isTrue();
        return id.group(1);
    }

    private Path secretFile(String name, String secret) throws IOException {
        Path file = Files.writeString(folder.resolve(name), secret);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** The server goes on as it was; the log says what is wrong with its keystore. */
    private void spoilTls(Home home, Output output) throws Exception {
        Path keystore = Files.writeString(folder.resolve("key.p12"), "no keystore");
        Path password = secretFile("password", KEYSTORE_PASSWORD);
        home.configure("asterism.host", Map.of("keystore", keystore, "keystorePasswordFile", password));
        Administrator.await(
                "word on the keystore",
                () -> Optional.of(output.text()).filter(text -> text.contains("key.p12 cannot be read")));
    }

    private void formFiles(Home home, Administrator administrator, MovedClock clock) throws Exception {
        home.write(new GrowingLedger(DAY.minusDays(1)).model(), WriteOptions.plain());
        administrator.enable();
        administrator.run("prepare", Phase.DONE);
        administrator.takeAllPart(GrowingLedger.FIRST_DAY);
        administrator.run("initial", Phase.DONE);
        administrator.confirm(administrator.participations(), REMARK);
        clock.moveBySeconds(60);
        administrator.run("form", Phase.DONE);
    }

    private static Endpoint at(String host, int port) {
        return Endpoint.of("ftp", host, port, Endpoint.DEFAULT_DIRECTORY, FaultyFtpServer.USER);
    }

    private void refuseConnections(Home home, Administrator administrator, FaultyFtpServer server) throws Exception {
        UploadConnections connections = home.service(UploadConnections.class);
        Endpoint good = at("127.0.0.1", server.port());
        assertThat(catchThrowable(() -> administrator.connect(good, Optional.of((PASSWORD + '\n').toCharArray()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(SECRET);
        Optional<char[]> password = Optional.of(PASSWORD.toCharArray());
        administrator.connect(good, password);
        assertThat(connections.test(Home.ACTOR, UNION, CLIENT).passed()).isTrue();
        server.next(FtpFault.LOGIN_REFUSED_ALOUD);
        requireFailed(connections.test(Home.ACTOR, UNION, CLIENT), UploadAdvice.LOGIN_REFUSED);
        UploadConnection unsaved = new UploadConnection(UNION, "", good, false, 0);
        server.next(FtpFault.LOGIN_REFUSED_ALOUD);
        requireFailed(connections.test(Home.ACTOR, unsaved, password), UploadAdvice.LOGIN_REFUSED);
        // What the server said is kept, but for the password.
        assertThat(problems)
                .extracting(UploadProblem::replyText)
                .allSatisfy(text -> assertThat(text).contains("No user with the password", "***"));
        requireFailed(
                connections.test(
                        Home.ACTOR, new UploadConnection(UNION, "", at("nowhere.invalid", 21), false, 0), password),
                UploadAdvice.HOST_UNKNOWN);
        server.stop();
        requireFailed(connections.test(Home.ACTOR, UNION, CLIENT), UploadAdvice.SERVER_UNREACHABLE);
        server.start();
        server.next(FtpFault.CUT);
        requireFailed(connections.test(Home.ACTOR, UNION, CLIENT), UploadAdvice.CONNECTION_LOST);
    }

    private void requireFailed(ConnectionCheck check, UploadAdvice advice) {
        UploadProblem problem = check.problem().orElseThrow();
        assertThat(problem.advice()).isEqualTo(advice);
        problems.add(problem);
    }

    private void failTransfers(Home home, Administrator administrator, FaultyFtpServer server, MovedClock clock)
            throws Exception {
        UploadService uploads = home.service(UploadService.class);
        server.next(FtpFault.LOGIN_REFUSED_ALOUD);
        administrator.run("send", Phase.FAILED);
        QueueEntry refused =
                uploads.queue(Home.ACTOR, Set.of(UploadState.FAILED), 10).get(0);
        problems.add(refused.problem().orElseThrow());

        long id = uploads.sendAgain(Home.ACTOR, refused.fileId()).fileId();
        server.next(FtpFault.CUT);
        long run = administrator.jobs().start(Home.ACTOR, "send", UNION, Map.of());
        QueueEntry cut = Administrator.await(
                "a failed attempt", () -> uploads.entry(Home.ACTOR, id).filter(entry -> entry.attempts() == 1));
        problems.add(cut.problem().orElseThrow());
        // The next attempt is a minute later; by the run, or by hand if the run has ended before.
        clock.moveBySeconds(61);
        administrator.awaitEnd(run, Phase.DONE);
        uploads.sendDue(Home.ACTOR, UNION, SendWatch.SILENT);
        assertThat(uploads.entry(Home.ACTOR, id).map(QueueEntry::state)).contains(UploadState.SENT);

        uploads.sendAgain(Home.ACTOR, id);
        server.next(FtpFault.LOGIN_REFUSED_ALOUD);
        Endpoint typed = at("localhost", server.port());
        assertThat(uploads.sendDue(Home.ACTOR, UNION, typed, PASSWORD.toCharArray(), SendWatch.SILENT))
                .extracting(QueueEntry::state)
                .containsExactly(UploadState.FAILED);
    }

    /** All that people can read, by what it is. */
    private Map<String, String> readable(Home home, Administrator administrator) throws Exception {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("trail", administrator.trail().toString());
        IntegrationSettings settings = home.service(IntegrationSettings.class);
        Jobs jobs = administrator.jobs();
        // What an export of settings is made of.
        texts.put(
                "settings",
                List.of(
                                settings.integration(Home.ACTOR, UNION),
                                settings.exportSettings(Home.ACTOR, UNION),
                                home.service(KindChoices.class).choice(Home.ACTOR, UNION),
                                administrator.participations(),
                                home.service(UploadConnections.class).all(Home.ACTOR, UNION),
                                home.service(Schedules.class).all(Home.ACTOR, UNION))
                        .toString());
        List<QueueEntry> queue = home.service(UploadService.class).queue(Home.ACTOR, Set.of(), 100);
        queue.forEach(entry -> entry.problem().ifPresent(problems::add));
        texts.put("queue", queue.toString());
        UploadWording wording = home.service(UploadWording.class);
        for (Locale language : List.of(Locale.forLanguageTag("ru"), Locale.ENGLISH)) {
            texts.put(
                    "problems, " + language,
                    problems.stream()
                            .map(problem -> wording.say(problem, language))
                            .toList()
                            .toString());
        }
        for (RunState run : jobs.history(Home.ACTOR, RunFilter.all(), 100)) {
            texts.put(
                    "run " + run.run().id(),
                    run.toString() + jobs.tasks(Home.ACTOR, run.run().id()));
        }
        return texts;
    }

    /** The properties of all services, and the configurations. */
    private static Map<String, String> services() throws Exception {
        BundleContext context = FrameworkUtil.getBundle(SecretsIT.class).getBundleContext();
        Map<String, String> texts = new LinkedHashMap<>();
        for (ServiceReference<?> service : context.getAllServiceReferences(null, null)) {
            Map<String, Object> properties = FrameworkUtil.asMap(service.getProperties());
            texts.put(
                    "service " + service,
                    properties.keySet()
                            + Arrays.deepToString(properties.values().toArray()));
        }
        ServiceReference<ConfigurationAdmin> admin = context.getServiceReference(ConfigurationAdmin.class);
        for (Configuration configuration : context.getService(admin).listConfigurations(null)) {
            texts.put("configuration " + configuration.getPid(), String.valueOf(configuration.getProperties()));
        }
        context.ungetService(admin);
        return texts;
    }

    /** The files, the closed database's among them, that hold a text of ASCII in any way of writing it down. */
    private List<Path> filesWith(String text) throws Exception {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (bytes.contains(text) || bytes.replace("\0", "").contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
