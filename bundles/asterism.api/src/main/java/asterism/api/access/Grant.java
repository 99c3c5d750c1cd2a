package asterism.api.access;

/**
 * A permission that was granted.
 *
 * @param holder     to whom
 * @param permission what; includes those that it implies
 */
public record Grant(Holder holder, Permission permission) {}
