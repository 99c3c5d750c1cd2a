package asterism.api.access;

import asterism.api.Actor;

/** Somebody asked for what was not granted; nothing was done. */
public final class AccessDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final Permission permission;
    private final boolean known;

    /**
     * Creates one.
     *
     * @param actor      who asked
     * @param permission what is missing
     */
    public AccessDeniedException(Actor actor, Permission permission) {
        this(actor, permission, true);
    }

    /**
     * Creates one.
     *
     * @param actor      who asked
     * @param permission what is missing
     * @param known      false when nobody is there who knows what was granted, as while a bundle is updated
     */
    public AccessDeniedException(Actor actor, Permission permission, boolean known) {
        super(actor.name() + " lacks the permission " + permission + (known ? "" : ": nobody knows what was granted"));
        this.actor = actor;
        this.permission = permission;
        this.known = known;
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

    /**
     * Whether it was looked up.
     *
     * @return false when the same may be allowed once somebody is there who knows what was granted
     */
    public boolean isKnown() {
        return known;
    }
}
