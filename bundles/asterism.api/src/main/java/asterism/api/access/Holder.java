package asterism.api.access;

/**
 * Whom a permission is granted to. The host need not know the name yet.
 *
 * @param kind whether it is the name of a user or of a group
 * @param name the host's name, as it is written there; 1 to 200 characters, no control characters, no blank around it
 */
public record Holder(Kind kind, String name) {
    /** Characters that a name has at most. */
    public static final int MAX_NAME = 200;

    /** What a name stands for. */
    public enum Kind {
        /** One user. */
        USER,
        /** All users in a group or role of the host. */
        GROUP
    }

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when the name is none
     */
    public Holder {
        boolean good = !name.isEmpty()
                && name.length() <= MAX_NAME
                && name.strip().equals(name)
                && name.chars().noneMatch(Character::isISOControl);
        if (!good) {
            throw new IllegalArgumentException("Name of a " + kind + " is 1 to " + MAX_NAME
                    + " characters, without control characters or blanks around it");
        }
    }
}
