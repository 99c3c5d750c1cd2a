package asterism.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears how far a long piece of work has come. Called from several threads at once; must return quickly. */
@ConsumerType
@FunctionalInterface
public interface Progress {
    /** Hears and says nothing. */
    Progress SILENT = (step, done, total) -> {};

    /** The long steps of forming export files. */
    enum Step {
        /** Reading the back office; counted in bytes. */
        READ,
        /** Bringing the stores' lot data up to date; counted in stores. */
        UPDATE,
        /** Forming files; counted in stores. */
        FORM
    }

    /**
     * Takes a new position.
     *
     * @param step  the step under way
     * @param done  what is done of it, in the step's unit
     * @param total what there is to do in all; 0 when it is not known
     */
    void at(Step step, long done, long total);
}
