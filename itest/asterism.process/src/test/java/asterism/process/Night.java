package asterism.process;

import static asterism.process.NightHome.DIRECTORY;
import static asterism.process.NightLedger.NIGHT;
import static asterism.process.NightLedger.STORES;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.process.Kill.Phase;
import asterism.testkit.upload.FaultyFtpServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;

/** A night: what is due is formed at 2:30 and sent at 4:00, by a process that stays as long as it is let. */
final class Night {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final LocalTime FORMING = LocalTime.of(2, 29, 59);
    private static final LocalTime SENDING = LocalTime.of(3, 59, 59);

    /** How much later the next process begins: a dead sender keeps its file for five minutes. */
    private static final Duration STEP = Duration.ofMinutes(6);

    private static final String NO_QUEUE = "Queue\n  none\n";
    private static final String NOTHING_HELD = "Held: the union would delete data\n  none\n";

    private static final Pattern NAME = Pattern.compile("\\d{14}_(\\d+_.+)_bat[.]zip");

    /** Exit codes of processes that end at these signals. */
    private static final int KILLED = 137;

    private static final int TERMINATED = 143;

    private final NightHome home;
    private final FaultyFtpServer server;
    private final Map<Phase, Integer> kills = new EnumMap<>(Phase.class);
    private final StringBuilder log = new StringBuilder();
    private LocalDateTime time = NIGHT.atTime(FORMING);
    private int starts;

    Night(NightHome home, FaultyFtpServer server) {
        this.home = home;
        this.server = server;
    }

    /** How often processes were killed. */
    Map<Phase, Integer> kills() {
        return kills;
    }

    int starts() {
        return starts;
    }

    /** What the processes said. */
    String log() {
        return log.toString();
    }

    /** Passes without kills, and measures what they go by. */
    Kill.Measure passUndisturbed() throws Exception {
        begin();
        long[] cpu = new long[2];
        work("form", process -> {
            if (cpu[0] == 0 && process.isReady()) {
                cpu[0] = process.cpuNanos();
            }
            if (cpu[1] == 0 && process.isPrepared()) {
                cpu[1] = process.cpuNanos();
            }
            return false;
        });
        int asked = server.commands().size();
        time = NIGHT.atTime(SENDING);
        work("send", process -> false);
        requireNothingLeft();
        List<String> commands = server.commands();
        return new Kill.Measure(Math.max(0, cpu[1] - cpu[0]), commands.subList(asked, commands.size()));
    }

    /** Passes with kills. */
    void pass(List<Kill> planned) throws Exception {
        begin();
        bringToEnd("form", planned.stream().filter(kill -> kill.phase() != Phase.SEND));
        time = NIGHT.atTime(SENDING);
        bringToEnd("send", planned.stream().filter(kill -> kill.phase() == Phase.SEND));
    }

    private void begin() throws IOException {
        home.begin();
        for (String name : server.names(DIRECTORY)) {
            Files.delete(server.file(DIRECTORY, name));
        }
    }

    private void bringToEnd(String job, Stream<Kill> planned) throws Exception {
        for (Kill kill : planned.toList()) {
            log.append("=== ").append(kill).append('\n');
            if (work(job, mark(kill)) || isOverUnheard(job)) {
                return;
            }
        }
        assertThat(work(job, process -> false)).as("end of %s", job).isTrue();
    }

    /** Something that shows that a process has got as far as it is to get. */
    private interface Mark {
        boolean hasCome(NightProcess process) throws IOException;
    }

    private Mark mark(Kill kill) {
        if (kill instanceof Kill.InPrepare prepare) {
            return new PrepareMark(prepare.cpuNanos());
        }
        if (kill instanceof Kill.InForm form) {
            return process -> {
                NightHome.FilesThere now = home.files();
                return now.archives().size() >= process.before().archives().size() + form.files()
                        && (!form.amidst() || now.isWriting(process.before()));
            };
        }
        return new SendMark((Kill.InSend) kill);
    }

    /** When lot data are up to date before, the moment was missed, and the next one is as good. */
    private static final class PrepareMark implements Mark {
        private final long wanted;
        private long ready;

        PrepareMark(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean hasCome(NightProcess process) throws IOException {
            if (ready == 0 && process.isReady()) {
                ready = process.cpuNanos();
            }
            return ready > 0 && (process.cpuNanos() - ready >= wanted || process.isPrepared());
        }
    }

    /** The server itself kills the process, and goes on when it is dead. */
    private final class SendMark implements Mark {
        private final Kill.InSend kill;
        private boolean asked;

        SendMark(Kill.InSend kill) {
            this.kill = kill;
        }

        @Override
        public boolean hasCome(NightProcess process) {
            if (!asked) {
                asked = true;
                server.beside(kill.command(), kill.spared(), kill.moment(), process::kill);
            }
            return false;
        }
    }

    /** Lets a process work until a job is over, or it has come to a mark and is killed; tells whether it is over. */
    private boolean work(String job, Mark mark) throws Exception {
        starts++;
        log.append("--- ").append(job).append(" at ").append(time).append('\n');
        NightHome.FilesThere before = home.files();
        NightProcess process = new NightProcess(home.start(time), before);
        time = time.plus(STEP);
        boolean over = false;
        Phase phase;
        AsterismProcess.Outcome outcome;
        try {
            Awaitility.await()
                    .atMost(LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK)
                    .until(() -> mark.hasCome(process) || process.isOver(job) || !process.isAlive());
            over = process.isOver(job);
        } finally {
            if (over) {
                process.askToEnd();
            } else {
                process.kill();
            }
            // Before its words are taken away.
            phase = phase(job, process);
            outcome = process.await();
            log.append(outcome.out()).append(outcome.err());
        }
        assertThat(outcome.exit())
                .as("exit of a process that worked on %s", job)
                .isIn(KILLED, TERMINATED);
        if (outcome.exit() == KILLED) {
            kills.merge(phase, 1, Integer::sum);
        }
        return over;
    }

    private static Phase phase(String job, NightProcess process) throws IOException {
        if (job.equals("send")) {
            return Phase.SEND;
        }
        return process.isPrepared() ? Phase.FORM : Phase.PREPARE;
    }

    /** Whether a job is over although the process was killed that would have said so. */
    private boolean isOverUnheard(String job) throws Exception {
        if (job.equals("form")) {
            List<String> archives = home.files().archives();
            return archives.size() == STORES && contains(home.command("status"), archives);
        }
        return server.names(DIRECTORY).stream()
                                .filter(name -> NAME.matcher(name).matches())
                                .count()
                        == STORES
                && home.command("status").contains(NO_QUEUE);
    }

    private static boolean contains(String text, List<String> parts) {
        return parts.stream().allMatch(text::contains);
    }

    /** What is on the server: XML by legal entity and store code, as names also tell when a run began. */
    Map<String, ByteBuffer> sent() throws IOException {
        Map<String, ByteBuffer> sent = new TreeMap<>();
        for (String name : server.names(DIRECTORY)) {
            Matcher parts = NAME.matcher(name);
            assertThat(parts.matches()).as("file on the server: %s", name).isTrue();
            ByteBuffer xml = ByteBuffer.wrap(xml(name));
            assertThat(sent.put(parts.group(1), xml))
                    .as("another file like %s", name)
                    .isNull();
        }
        return sent;
    }

    private byte[] xml(String name) throws IOException {
        try (ZipFile zip = new ZipFile(server.file(DIRECTORY, name).toFile())) {
            return zip.getInputStream(zip.getEntry(name.replace(".zip", ".xml")))
                    .readAllBytes();
        }
    }

    /** Nothing waits, nothing is half done, and all that was formed was sent. */
    void requireNothingLeft() throws Exception {
        assertThat(home.files().parts()).isEmpty();
        String status = home.command("status");
        assertThat(status).contains(NO_QUEUE, NOTHING_HELD);
        assertThat(home.files().archives())
                .hasSize(STORES)
                .allSatisfy(name -> assertThat(status).containsPattern(Pattern.quote(name) + ".* sent\n"));
    }
}
