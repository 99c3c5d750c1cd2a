package asterism.api.export;

/** A file cannot be formed, for a reason that a person must mend. */
public final class ExportException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String storeId;
    private final String value;

    /** Why a file cannot be formed. */
    public enum Reason {
        /** The store has no code in the system that codes are taken from. */
        STORE_CODE_MISSING,
        /** The store code is not 1 to 50 of {@code A-Z a-z 0-9 . -}. */
        STORE_CODE_INVALID,
        /** Another store of the legal entity code has the same store code. */
        STORE_CODE_TWICE,
        /** The legal entity code is not 1 to 18 digits. */
        CLIENT_ID_INVALID,
        /** There is no store of this id. */
        STORE_UNKNOWN,
        /** The store is no shop. */
        STORE_NOT_SHOP,
        /** What was written is not what the lot data holds. */
        ROWS_DIFFER
    }

    /**
     * Creates one.
     *
     * @param reason  why
     * @param storeId the store; empty when it is not known here
     * @param value   the value that cannot be used
     */
    public ExportException(Reason reason, String storeId, String value) {
        super(reason + (storeId.isEmpty() ? "" : " (store " + storeId + ")") + ": " + value);
        this.reason = reason;
        this.storeId = storeId;
        this.value = value;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The store.
     *
     * @return its id, or empty
     */
    public String storeId() {
        return storeId;
    }

    /**
     * The value that cannot be used.
     *
     * @return as it was given
     */
    public String value() {
        return value;
    }
}
