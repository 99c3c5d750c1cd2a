package asterism.api.jobs;

/** Where a run or a task is on its way. */
public enum Phase {
    /** Not begun: a worker, or the job itself, is not there yet; given back by a node; or performed again later. */
    WAITING,
    /** Under way. */
    RUNNING,
    /** Over: it did its work; of a run: at least one task did, and none failed. */
    DONE,
    /** Over: there was nothing to do. */
    NOTHING_TO_DO,
    /** Over: it failed; of a run: at least one task did. */
    FAILED,
    /** Over: it was cancelled before its end. */
    CANCELLED;

    /**
     * Whether nothing more will happen.
     *
     * @return false for {@link #WAITING} and {@link #RUNNING}
     */
    public boolean isOver() {
        return this != WAITING && this != RUNNING;
    }
}
