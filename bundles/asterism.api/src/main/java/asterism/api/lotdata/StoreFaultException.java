package asterism.api.lotdata;

import asterism.api.source.SourceFault;
import java.util.List;

/** A store's data is not whole, so that no file may be formed of it: a short file would make the union delete data. */
public final class StoreFaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String storeId;
    private final transient List<SourceFault> faults;

    /**
     * Creates one.
     *
     * @param storeId the store
     * @param faults  why, at least one
     */
    public StoreFaultException(String storeId, List<SourceFault> faults) {
        super("Data of store " + storeId + " is not whole: " + faults.get(0));
        this.storeId = storeId;
        this.faults = List.copyOf(faults);
    }

    /**
     * The store.
     *
     * @return its id
     */
    public String storeId() {
        return storeId;
    }

    /**
     * Why.
     *
     * @return at least one fault
     */
    public List<SourceFault> faults() {
        return faults;
    }
}
