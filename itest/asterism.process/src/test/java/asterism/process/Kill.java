package asterism.process;

import asterism.testkit.upload.FtpMoment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A moment of the night that a process is killed at. */
sealed interface Kill {
    /** The part of the night that it is meant to hit. */
    Phase phase();

    /** The parts of the night. */
    enum Phase {
        PREPARE,
        FORM,
        SEND
    }

    /** What an undisturbed night needs. */
    record Measure(long prepareCpuNanos, List<String> commands) {}

    /** When a share of the processor's time is used that bringing lot data up to date takes. */
    record InPrepare(long cpuNanos) implements Kill {
        @Override
        public Phase phase() {
            return Phase.PREPARE;
        }
    }

    /**
     * When some files were formed.
     *
     * @param files   how many more than when the process began
     * @param amidst  when the next one is being written
     */
    record InForm(int files, boolean amidst) implements Kill {
        @Override
        public Phase phase() {
            return Phase.FORM;
        }
    }

    /**
     * Beside a command to the server.
     *
     * @param spared how many commands of that name come before
     */
    record InSend(String command, int spared, FtpMoment moment) implements Kill {
        @Override
        public Phase phase() {
            return Phase.SEND;
        }
    }

    /** The kills of a seed, in the order of the night: one in each of its parts, and often one more. */
    static List<Kill> of(long seed, Measure measure) {
        Random random = new Random(seed);
        List<Kill> kills = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            kills.add(in(phase, random, measure));
        }
        if (random.nextInt(3) == 0) {
            kills.add(in(one(List.of(Phase.values()), random), random, measure));
        }
        kills.sort(Comparator.comparing(Kill::phase));
        return kills;
    }

    private static Kill in(Phase phase, Random random, Measure measure) {
        return switch (phase) {
            case PREPARE -> new InPrepare((long) (random.nextDouble() * measure.prepareCpuNanos()));
            case FORM -> inForm(random);
            case SEND -> inSend(random, measure.commands());
        };
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Kill inForm(Random random) {
        int files = random.nextInt(NightLedger.STORES - 1);
        return new InForm(files, files == 0 || random.nextBoolean());
    }

    /** Any command as often as one of those that change something. */
    private static Kill inSend(Random random, List<String> commands) {
        List<String> names =
                commands.stream().map(line -> line.split(" ", 2)[0]).toList();
        if (random.nextBoolean()) {
            String command = one(List.of("STOR", "RNFR", "RNTO"), random);
            FtpMoment moment = one(List.of(FtpMoment.values()), random);
            return inSend(command, random.nextInt(NightLedger.STORES), moment);
        }
        int at = random.nextInt(names.size());
        int spared = (int)
                names.subList(0, at).stream().filter(names.get(at)::equals).count();
        return inSend(names.get(at), spared, random.nextBoolean() ? FtpMoment.ASKED : FtpMoment.ANSWERED);
    }

    private static Kill inSend(String command, int spared, FtpMoment moment) {
        boolean never = moment == FtpMoment.HALFWAY && !command.equals("STOR");
        return new InSend(command, spared, never ? FtpMoment.ASKED : moment);
    }
}
