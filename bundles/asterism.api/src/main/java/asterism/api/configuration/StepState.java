package asterism.api.configuration;

/**
 * How far a step of the check-list is.
 *
 * @param step  the step
 * @param state how far
 * @param done  of how many stores it is done; of a step that is no store's, 0 or 1
 * @param total of how many stores there are; of a step that is no store's, 1
 */
public record StepState(Step step, State state, int done, int total) {
    /** The steps from installation to daily work. */
    public enum Step {
        /** The integration is on. */
        ENABLE,
        /** Stores take part, and have their codes. */
        STORES,
        /** Item kinds are chosen. */
        ITEMS,
        /** Lot data are there. */
        LOT_DATA,
        /** Initial data are formed. */
        INITIAL_DATA,
        /** Initial data are confirmed. */
        CONFIRMATION,
        /** A connection is set up; {@link StepFacts} tell it. */
        CONNECTION,
        /** Jobs are scheduled; {@link StepFacts} tell it. */
        SCHEDULE,
        /** Rights are granted; {@link StepFacts} tell it. */
        ACCESS
    }

    /** How far. */
    public enum State {
        /** Nothing is done of it. */
        OPEN,
        /** It is done for some stores. */
        PARTLY,
        /** It is done for all. */
        DONE
    }

    /**
     * A step by its counts.
     *
     * @param step  the step
     * @param done  what is done
     * @param total of what there is to do; where that is nothing, the step is open
     * @return its state
     */
    public static StepState of(Step step, int done, int total) {
        State state = done == 0 ? State.OPEN : done < total ? State.PARTLY : State.DONE;
        return new StepState(step, state, done, total);
    }
}
