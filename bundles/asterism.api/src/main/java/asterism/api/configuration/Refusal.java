package asterism.api.configuration;

import java.util.List;

/**
 * Why a setting cannot be what it was to become; {@link SettingsWording} puts it into words.
 *
 * @param reason    why
 * @param storeId   the store; empty where none is concerned
 * @param arguments what the words need besides, as the reason says
 */
public record Refusal(Reason reason, String storeId, List<String> arguments) {
    /** Why. */
    public enum Reason {
        /** A value is out of its bounds. Arguments: name, value, what was expected. */
        VALUE_OUT_OF_BOUNDS,
        /** There is no store of this id. */
        STORE_UNKNOWN,
        /** The store is no shop. Arguments: its kind. */
        STORE_NOT_SHOP,
        /** The store has no code in the system that codes are taken from. Arguments: the system. */
        STORE_CODE_MISSING,
        /** The store code is not 1 to 50 of {@code A-Z a-z 0-9 . -}. Arguments: the code. */
        STORE_CODE_INVALID,
        /** The legal entity code is not 1 to 18 digits. Arguments: the code. */
        CLIENT_ID_INVALID,
        /** Another store has this store code under this legal entity code. Arguments: both codes, the other store. */
        STORE_CODE_TWICE,
        /** Files with these codes were sent, so they change hands only when that is confirmed. Arguments: store code,
         * legal entity code, the store that they were sent for. */
        CODE_WAS_SENT,
        /** The last day is before the first. Arguments: first day, last day. */
        DAYS_REVERSED,
        /** Two participations of a store have days in common. Arguments: first and last day of the other, each empty
         * where it is open. */
        DAYS_OVERLAP,
        /** Initial data begin outside the days of the participation. Arguments: their first day. */
        INITIAL_OUTSIDE_PARTICIPATION,
        /** Initial data begin before lot data do. Arguments: their first day, start date of lot data. */
        INITIAL_BEFORE_LOT_DATA,
        /** Lot data would begin after initial data of stores do. Arguments: start date of lot data, the earliest first
         * day of initial data, its store, how many stores there are. */
        LEDGER_START_AFTER_INITIAL,
        /** Initial data are confirmed: their first day is fixed, and a second confirmation tells nothing. They are
         * refused first. Arguments: their first day. */
        INITIAL_CONFIRMED,
        /** A participation has no codes yet. */
        CODES_MISSING,
        /** No first day of initial data was chosen. */
        INITIAL_DAY_MISSING,
        /** No file of initial data was formed since the choice of the day, or since it was last refused. Arguments:
         * their first day. */
        INITIAL_FILE_MISSING,
        /** A refusal or complaint says nothing. */
        TEXT_MISSING,
        /** A text is too long. Arguments: how many characters are allowed. */
        TEXT_TOO_LONG,
        /** The store has no such file. Arguments: its id. */
        FILE_UNKNOWN,
        /** There are no such item kinds. Arguments: their ids, joined by commas. */
        KIND_UNKNOWN,
        /** Not a single item kind is ticked: files without items would make the union delete what it has. */
        KINDS_EMPTY
    }

    /** Keeps a copy. */
    public Refusal {
        arguments = List.copyOf(arguments);
    }

    /**
     * Creates one.
     *
     * @param reason    why
     * @param storeId   the store, or empty
     * @param arguments as the reason says
     * @return the refusal
     */
    public static Refusal of(Reason reason, String storeId, String... arguments) {
        return new Refusal(reason, storeId, List.of(arguments));
    }

    @Override
    public String toString() {
        return reason + (storeId.isEmpty() ? "" : " (store " + storeId + ")") + ": " + String.join(", ", arguments);
    }
}
