package asterism.api.access;

import asterism.api.Actor;

/** Somebody asked for what was not granted; nothing was done. */
public final class AccessDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final Permission permission;

    /**
     * Creates one.
     *
     * @param actor      who asked
     * @param permission what is missing
     */
    public AccessDeniedException(Actor actor, Permission permission) {
        super(actor.name() + " lacks the permission " + permission);
        this.actor = actor;
        this.permission = permission;
    }

    /**
     * Who asked.
     *
     * @return as named in the call
     */
    public Actor actor() {
        return actor;
    }

    /**
     * What is missing.
     *
     * @return the permission that the call needs
     */
    public Permission permission() {
        return permission;
    }
}
