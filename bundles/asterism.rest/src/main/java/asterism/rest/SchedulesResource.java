package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.Actor;
import asterism.api.access.Permission;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.jobs.Schedules;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** When jobs run. */
@Path("schedules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SchedulesResource {
    private static final int NEXT = 5;
    private static final int MAX_CRON = 200;

    /** Jobs that are there as long as nothing is missing. */
    private static final Set<String> JOBS = Set.of("clean", "form", "prepare", "send");

    private final Services services;

    SchedulesResource(Services services) {
        this.services = services;
    }

    /** All of them, by job. */
    record All(List<ScheduleView> items) {}

    /**
     * When a job runs.
     *
     * @param job         id of the job
     * @param title       what it is called
     * @param enabled     whether it runs by schedule
     * @param cron        five fields, in the chain's zone
     * @param inWords     the same in words
     * @param nextRuns    the next five times, as if it were on
     * @param scheduledBy who saved it last; absent for a default
     * @param version     for {@code If-Match}; 0 for a default
     */
    record ScheduleView(
            String job,
            String title,
            boolean enabled,
            String cron,
            String inWords,
            List<OffsetDateTime> nextRuns,
            Optional<String> scheduledBy,
            long version) {}

    /** What a schedule is to be. */
    record Change(Boolean enabled, String cron) {}

    /** An expression that need not be saved. */
    record Expression(String cron) {}

    /** What an expression means. */
    record Meaning(String inWords, List<OffsetDateTime> nextRuns) {}

    /** Lists them. */
    @GET
    @Needs(Permission.VIEW)
    public Object list(@Context HttpServletRequest request) throws IOException {
        Caller caller = Caller.of(request);
        List<JobSchedule> all = services.schedules().all(caller.actor(), SOZVEZDIE);
        Set<String> there = all.stream().map(JobSchedule::job).collect(Collectors.toSet());
        for (String job : JOBS) {
            if (!there.contains(job)) {
                throw new ServiceGoneException("job " + job);
            }
        }
        return new All(all.stream().map(one -> view(one, caller.language())).toList());
    }

    /** Reads one. */
    @GET
    @Path("{job}")
    @Needs(Permission.VIEW)
    public Response get(@Context HttpServletRequest request, @PathParam("job") String job) throws IOException {
        Caller caller = Caller.of(request);
        JobSchedule known = known(caller.actor(), job);
        return Versions.ok(view(known, caller.language()), known.version());
    }

    /** Changes one. */
    @PUT
    @Path("{job}")
    @Needs(Permission.CONFIGURE)
    public Response put(
            @Context HttpServletRequest request,
            @PathParam("job") String job,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Change body)
            throws IOException {
        Caller caller = Caller.of(request);
        JobSchedule known = known(caller.actor(), job);
        long version = Versions.required(ifMatch);
        Change change = Bodies.given(body);
        JobSchedule saved = services.schedules()
                .save(
                        caller.actor(),
                        new JobSchedule(
                                known.job(),
                                SOZVEZDIE,
                                change.enabled(),
                                Bodies.bounded("/cron", change.cron(), MAX_CRON),
                                "",
                                Optional.empty(),
                                version));
        return Versions.ok(view(saved, caller.language()), saved.version());
    }

    private JobSchedule known(Actor actor, String job) throws IOException {
        try {
            return services.schedules().schedule(actor, job, SOZVEZDIE);
        } catch (ScheduleRefusedException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw JOBS.contains(job) ? new ServiceGoneException("job " + job) : RefusedException.notFound();
        }
    }

    /** Says what an expression means. */
    @POST
    @Path("preview")
    @Needs(Permission.VIEW)
    public Object preview(@Context HttpServletRequest request, @Nullable Expression body) {
        String cron = Bodies.bounded("/cron", Bodies.given(body).cron(), MAX_CRON);
        Schedules schedules = services.schedules();
        return new Meaning(
                schedules.inWords(cron, Caller.of(request).language()), times(schedules.nextRuns(cron, NEXT)));
    }

    private ScheduleView view(JobSchedule one, Locale language) {
        Schedules schedules = services.schedules();
        return new ScheduleView(
                one.job(),
                services.jobs().say(one.job(), Job.TITLE, List.of(), language),
                one.enabled(),
                one.cron(),
                schedules.inWords(one.cron(), language),
                times(schedules.nextRuns(one.cron(), NEXT)),
                Optional.of(one.scheduledBy()).filter(name -> !name.isEmpty()),
                one.version());
    }

    private static List<OffsetDateTime> times(List<ZonedDateTime> times) {
        return times.stream().map(ZonedDateTime::toOffsetDateTime).toList();
    }
}
