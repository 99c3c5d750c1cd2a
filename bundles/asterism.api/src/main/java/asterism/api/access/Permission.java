package asterism.api.access;

/** What somebody may do with the integration with a union. Each one includes those before it. */
public enum Permission {
    /** Read: overview, files, protocols. */
    VIEW,
    /** Start and cancel work, form, send and download files. */
    RUN,
    /** Change settings, codes and rights, record what the union said; read connections, rights and the audit trail. */
    CONFIGURE;

    /**
     * Whether who has this has another one by that.
     *
     * @param other the other one
     * @return true for itself, too
     */
    public boolean implies(Permission other) {
        return compareTo(other) >= 0;
    }
}
