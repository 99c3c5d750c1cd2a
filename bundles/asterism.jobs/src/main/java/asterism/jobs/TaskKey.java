package asterism.jobs;

/**
 * A task of a run, and the name of its entry in the queue.
 *
 * @param runId    the run
 * @param position of the task in it, from 0
 */
record TaskKey(long runId, int position) {
    static TaskKey of(String instance) {
        int slash = instance.indexOf('/');
        return new TaskKey(
                Long.parseLong(instance.substring(0, slash)), Integer.parseInt(instance.substring(slash + 1)));
    }

    String instance() {
        return runId + "/" + position;
    }
}
