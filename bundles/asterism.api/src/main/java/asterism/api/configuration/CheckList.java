package asterism.api.configuration;

import java.util.List;

/**
 * The path from installation to daily work, and each store's place on it.
 *
 * @param steps  a state a step, in their order; a step of others of which nobody tells is open
 * @param stores participations that have not ended before yesterday, by store (code points), then day
 */
public record CheckList(List<StepState> steps, List<StoreReadiness> stores) {
    /** Keeps copies. */
    public CheckList {
        steps = List.copyOf(steps);
        stores = List.copyOf(stores);
    }
}
