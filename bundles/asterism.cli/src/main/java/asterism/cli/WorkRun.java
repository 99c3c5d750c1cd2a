package asterism.cli;

import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Schedules;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Works by schedule until somebody says stop. */
final class WorkRun {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm XXX");
    private static final int NEXT = 5;

    private final Schedules schedules;
    private final CommandLine command;
    private final Text text;

    WorkRun(Schedules schedules, CommandLine command, Text text) {
        this.schedules = schedules;
        this.command = command;
        this.text = text;
    }

    int run(StopSignal stop) throws IOException, InterruptedException {
        List<JobSchedule> all = SettingsSnapshot.schedules(schedules);
        for (JobSchedule schedule : all) {
            command.getOut().println(line(schedule));
        }
        if (all.stream().noneMatch(JobSchedule::enabled)) {
            command.getErr().println(text.say("work.none"));
        }
        command.getOut().println(text.say("work.waiting"));
        command.getOut().flush();
        stop.await();
        command.getOut().println(text.say("work.stopping"));
        command.getOut().flush();
        return CommandShell.DONE;
    }

    private String line(JobSchedule schedule) {
        if (!schedule.enabled()) {
            return text.say("work.off", schedule.job());
        }
        String next = schedules.nextRuns(schedule.cron(), NEXT).stream()
                .map(TIME::format)
                .collect(Collectors.joining(", "));
        return text.say("work.next", schedule.job(), schedules.inWords(schedule.cron(), text.language()), next);
    }
}
