package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.configuration.CheckList;
import asterism.api.configuration.SettingsWording;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StoreReadiness;
import java.io.IOException;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;

/** The path from installation to daily work; where single stores are on it, the list of stores says. */
@Path("check-list")
@Produces(MediaType.APPLICATION_JSON)
public final class CheckListResource {
    private final Services services;

    CheckListResource(Services services) {
        this.services = services;
    }

    /**
     * How far all is.
     *
     * @param steps  in their order
     * @param stores participations that have not ended
     * @param ready  how many of them lack nothing
     */
    record Steps(List<Step> steps, int stores, int ready) {}

    /**
     * How far a step is.
     *
     * @param step  the step
     * @param title in words
     * @param state how far
     * @param done  of how many stores it is done
     * @param total of how many there are
     */
    record Step(StepState.Step step, String title, StepState.State state, int done, int total) {}

    /** Reads it. */
    @GET
    @Needs(Permission.VIEW)
    public Object get(@Context HttpServletRequest request) throws IOException {
        Caller caller = Caller.of(request);
        SettingsWording words = services.settingsWords();
        CheckList list = services.readiness().checkList(caller.actor(), SOZVEZDIE);
        List<Step> steps = list.steps().stream()
                .map(state -> new Step(
                        state.step(),
                        words.say(state.step(), caller.language()),
                        state.state(),
                        state.done(),
                        state.total()))
                .toList();
        long ready = list.stores().stream().filter(StoreReadiness::isReady).count();
        return new Steps(steps, list.stores().size(), (int) ready);
    }
}
