package asterism.process;

import asterism.demo.BenchmarkFtp;
import asterism.process.AsterismProcess.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The home of a chain, set up by commands, in which a process works by schedule. Its night is that of 2026-11-24. */
final class BenchmarkHome {
    private static final Duration LIMIT = Duration.ofHours(2);
    private static final long LOOK_MILLIS = 100;
    private static final String FIRST_DAY = "2026-10-25";
    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 24);
    private static final Pattern OVER = Pattern.compile(
            "(?m)^.*(Prepare lot data|Form files|Send files): (done|failed|cancelled|nothing to do)[.].*$");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern NAME = Pattern.compile("\\d{14}_(.+)[.]zip");

    private final Path home;
    private final Path source;
    private final Path arrival;
    private final AsterismProcess asterism;

    /**
     * Makes one.
     *
     * @param work    folder for the process
     * @param name    of the home in it
     * @param arrival where files arrive on the server
     */
    BenchmarkHome(Path work, String name, Path source, Path arrival, String password) {
        this.home = work.resolve(name);
        this.source = source;
        this.arrival = arrival;
        asterism = new AsterismProcess(work, Map.of("ASTERISM_PASSWORD", password), "-Djava.io.tmpdir=" + work);
    }

    /** Sets up all but stores. */
    void setUp(int port) throws Exception {
        configure("""
                [integration]
                enabled = true
                [kinds]
                scope = ALL
                [connection]
                clientId =
                protocol = ftp
                host = %s
                port = %d
                directory = %s
                user = %s
                """.formatted(BenchmarkFtp.HOST, port, arrival.getFileName(), BenchmarkFtp.USER));
        command("connection", "password");
    }

    /** Lets the stores 1 and so on take part, ready without initial data that were formed here. */
    void add(int stores) throws Exception {
        configure(IntStream.rangeClosed(1, stores).mapToObj(store -> """
                        [store]
                        store = %d
                        storeCode = %d
                        clientId = 102532
                        initialDay = %s
                        """.formatted(store, store, FIRST_DAY)).collect(Collectors.joining()));
        command("initial", "confirm", "--formed-elsewhere");
    }

    private void configure(String settings) throws Exception {
        Path file = Files.writeString(home.resolveSibling("benchmark.settings"), settings, StandardCharsets.UTF_8);
        command("settings", "import", file.toString());
    }

    private void command(String... arguments) throws Exception {
        AsterismProcess.Outcome outcome = asterism.run(arguments(arguments));
        if (outcome.exit() != 0) {
            throw new IllegalStateException(List.of(arguments) + ": " + outcome.out() + outcome.err());
        }
    }

    private String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString(), "--lang", "en"));
        return all.toArray(String[]::new);
    }

    /**
     * What a process took.
     *
     * @param seconds       by step
     * @param all           seconds from the begin of the first job to the end of the last one
     * @param cpu           time of the processor
     * @param peakMegabytes the most memory that it had, the heap and all else
     */
    record Measured(Map<String, Double> seconds, double all, Duration cpu, long peakMegabytes) {}

    /** Brings lot data up to date, while no store takes part: then the verb forms nothing. */
    Measured prepare(LocalTime at) throws Exception {
        return measured(List.of("prepare"), Integer.MAX_VALUE, "form", at);
    }

    /** Lets a process perform jobs by schedule that are all due at the same minute. */
    Measured run(List<String> jobs, LocalTime due) throws Exception {
        String cron = due.getMinute() + " " + due.getHour() + " * * *";
        configure(Stream.of("form", "send")
                .map(job -> "[schedule]\njob = " + job + "\nenabled = " + jobs.contains(job) + "\ncron = " + cron + '\n')
                .collect(Collectors.joining()));
        return measured(jobs, jobs.size(), "run", due.minusSeconds(2));
    }

    /** Measures a process until so many jobs are over, or it ends. */
    private Measured measured(List<String> jobs, int over, String verb, LocalTime at) throws Exception {
        List<String> words = new ArrayList<>(
                List.of(verb, "--source", source.toString(), "--at", NIGHT.atTime(at).toString()));
        if (verb.equals("run")) {
            words.addAll(List.of("--port", "0"));
        }
        Running running = asterism.start(arguments(words.toArray(String[]::new)));
        Measured use;
        AsterismProcess.Outcome outcome;
        try {
            use = awaitEnd(running, over);
        } finally {
            running.process().destroy();
            outcome = AsterismProcess.await(running);
        }
        BenchmarkRuns runs = BenchmarkRuns.read(home);
        if (!runs.areDone(jobs)) {
            throw new IllegalStateException(outcome.out() + outcome.err());
        }
        return new Measured(runs.seconds(jobs), runs.all(jobs), use.cpu(), use.peakMegabytes());
    }

    private static Measured awaitEnd(Running running, int jobs) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Measured use = new Measured(Map.of(), 0, Duration.ZERO, 0);
        do {
            use = use(running, use);
        } while (!isOver(running, jobs)
                && !running.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                && System.nanoTime() - begun < LIMIT.toNanos());
        return use;
    }

    private static boolean isOver(Running running, int jobs) throws IOException {
        return OVER.matcher(Files.readString(running.out(), StandardCharsets.UTF_8))
                        .results()
                        .count()
                >= jobs;
    }

    /** What it has used until now; as before when it has ended meanwhile, or is about to. */
    private static Measured use(Running running, Measured before) throws IOException {
        Path status = Path.of("/proc", Long.toString(running.process().pid()), "status");
        try {
            Matcher peak = PEAK.matcher(Files.readString(status, StandardCharsets.UTF_8));
            Duration cpu = running.process().info().totalCpuDuration().orElse(before.cpu());
            long most = peak.find() ? Long.parseLong(peak.group(1)) / 1024 : before.peakMegabytes();
            return new Measured(Map.of(), 0, cpu, most);
        } catch (NoSuchFileException e) {
            return before;
        }
    }

    /** What arrived: the check sum of the XML, by what its name says but for the time. */
    Map<String, Long> arrived() throws IOException {
        Map<String, Long> arrived = new TreeMap<>();
        try (var files = Files.list(arrival)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (!name.matches()) {
                    throw new IllegalStateException("Arrived: " + file);
                }
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    arrived.put(name.group(1), zip.entries().nextElement().getCrc());
                }
            }
        }
        return arrived;
    }
}
