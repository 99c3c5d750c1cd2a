package asterism.format;

import asterism.api.export.ExportException;
import asterism.api.export.ExportException.Reason;
import asterism.api.export.ExportWindow;
import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.Store;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What the union's files hold, in data version 6, however it is written down.
 *
 * @param batches       the lots
 * @param distributions their movements
 * @param remnants      their balances
 */
record MapActions(Part<Lot> batches, Part<Movement> distributions, Part<Balance> remnants) {
    /** The version of the data that the receiver is told. */
    static final String DATA_VERSION = "6";

    private static final DateTimeFormatter RUN_START = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    // The receiver splits the attribute map_pharmacy_ids at commas; the name of a file must be plain, too.
    private static final Pattern STORE_CODE = Pattern.compile("[A-Za-z0-9.-]{1,50}");

    /** The parts of one file; what deviates in its texts is entered as they are written. */
    static MapActions of(ExportWindow window, Store store, Consumer<ProtocolEntry> protocol) {
        Checks checks = new Checks(store.id(), protocol);
        String storeCode = window.storeCode();
        return new MapActions(
                new LotElements(storeCode, store, checks).part(),
                new MovementElements(storeCode, checks, window.options().cashiers()).part(),
                new BalanceElements(storeCode).part());
    }

    /**
     * The name that files of a window begin with.
     *
     * @param storeId the store, empty when it is not known
     */
    static String baseName(ExportWindow window, String storeId) throws ExportException {
        if (!Digits.are(window.clientId(), 1, 18)) {
            throw new ExportException(Reason.CLIENT_ID_INVALID, storeId, window.clientId());
        }
        if (!STORE_CODE.matcher(window.storeCode()).matches()) {
            throw new ExportException(Reason.STORE_CODE_INVALID, storeId, window.storeCode());
        }
        return RUN_START.format(window.runStart()) + "_" + window.clientId() + "_" + window.storeCode() + "_bat";
    }
}
