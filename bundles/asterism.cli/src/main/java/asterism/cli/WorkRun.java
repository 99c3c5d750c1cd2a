package asterism.cli;

import static asterism.cli.SettingsSnapshot.ACTOR;

import asterism.api.jobs.Job;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.RunState;
import asterism.api.jobs.Schedules;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Works by schedule until somebody says stop. */
final class WorkRun {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm XXX");
    private static final int NEXT = 5;

    private static final int LATEST = 20;

    private final Schedules schedules;
    private final Jobs jobs;
    private final ZoneId zone;
    private final CommandLine command;
    private final Text text;
    private final Map<Long, Phase> told = new HashMap<>();

    WorkRun(Schedules schedules, JobServices services, CommandLine command, Text text) {
        this.schedules = schedules;
        this.jobs = services.jobs;
        this.zone = services.clock.getZone();
        this.command = command;
        this.text = text;
    }

    /**
     * Runs it.
     *
     * @param look how often to look what began and ended
     */
    int run(StopSignal stop, Duration look) throws IOException, InterruptedException {
        List<JobSchedule> all = SettingsSnapshot.schedules(schedules);
        for (JobSchedule schedule : all) {
            command.getOut().println(line(schedule));
        }
        if (all.stream().noneMatch(JobSchedule::enabled)) {
            command.getErr().println(text.say("work.none"));
        }
        // What was over before is no news.
        latest().stream()
                .filter(state -> state.phase().isOver())
                .forEach(state -> told.put(state.run().id(), state.phase()));
        say("work.waiting");
        while (!stop.await(look)) {
            latest().forEach(this::tell);
        }
        latest().forEach(this::tell);
        say("work.stopping");
        return CommandShell.DONE;
    }

    private void say(String key, Object... arguments) {
        command.getOut().println(text.say(key, arguments));
        command.getOut().flush();
    }

    private List<RunState> latest() throws IOException {
        List<RunState> latest = new ArrayList<>(jobs.history(ACTOR, RunFilter.all(), LATEST));
        Collections.reverse(latest);
        return latest;
    }

    /** That a run began, and that it is over. */
    private void tell(RunState state) {
        Phase phase = state.phase().isOver() ? state.phase() : Phase.RUNNING;
        if (told.put(state.run().id(), phase) == phase) {
            return;
        }
        String end = jobs.say(state.run().job(), state.code(), state.arguments(), text.language());
        String time =
                TIME.format(state.endedAt().orElse(state.run().startedAt()).atZone(zone));
        say("work.run", time, title(state.run().job()), text.say("phase." + phase), end);
    }

    private String line(JobSchedule schedule) {
        if (!schedule.enabled()) {
            return text.say("work.off", title(schedule.job()));
        }
        String next = schedules.nextRuns(schedule.cron(), NEXT).stream()
                .map(TIME::format)
                .collect(Collectors.joining(", "));
        return text.say("work.next", title(schedule.job()), schedules.inWords(schedule.cron(), text.language()), next);
    }

    private String title(String job) {
        return jobs.say(job, Job.TITLE, List.of(), text.language());
    }
}
