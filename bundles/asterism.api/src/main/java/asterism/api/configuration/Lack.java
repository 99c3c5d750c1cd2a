package asterism.api.configuration;

/** What keeps files of a store from being formed by schedule. */
public enum Lack {
    /** The integration is off. */
    ENABLED,
    /** The source has no such store. */
    STORE,
    /** The store is no shop (any more). */
    SHOP,
    /** No store code. */
    STORE_CODE,
    /** No legal entity code. */
    CLIENT_ID,
    /** Nobody has chosen item kinds yet, or the source lacks one of them. */
    ITEM_KINDS,
    /** No lot data. */
    LOT_DATA,
    /** No first day of initial data, or one before the start date of lot data. */
    INITIAL_DAY,
    /** No file of initial data, or none since it was refused. */
    INITIAL_FILE,
    /** Initial data are not confirmed. */
    CONFIRMATION
}
