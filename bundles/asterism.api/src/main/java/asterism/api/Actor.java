package asterism.api;

/** Who asks for something to be done. Every acting service takes one, for rights and for the audit trail. */
public sealed interface Actor {
    /**
     * How the actor is named in protocols and audit trails.
     *
     * @return a short name that is stable over time, never empty
     */
    String name();

    /**
     * A signed-in user of the host.
     *
     * @param name the host's name of the user
     */
    record User(String name) implements Actor {}

    /**
     * A scheduled job.
     *
     * @param job         the job
     * @param scheduledBy name of the user who scheduled it
     */
    record Job(String job, String scheduledBy) implements Actor {
        @Override
        public String name() {
            return job + " (" + scheduledBy + ")";
        }
    }

    /** The owner of the home directory, on the local command line: needs no grant, owning the data as files. */
    record HomeOwner() implements Actor {
        @Override
        public String name() {
            return "home owner";
        }
    }
}
