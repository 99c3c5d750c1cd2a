package asterism.api.source;

import java.util.List;

/** The source cannot be taken: nothing of this load is kept. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<SourceFault> faults;
    private final long count;

    /**
     * Creates one.
     *
     * @param faults what is wrong, at least one, up to a limit
     * @param count  how many faults there are in all
     */
    public SourceException(List<SourceFault> faults, long count) {
        super(count + " fault(s) in the source data, first: " + faults.get(0));
        this.faults = List.copyOf(faults);
        this.count = count;
    }

    /**
     * What is wrong.
     *
     * @return up to 100 faults in the order of table, file and line
     */
    public List<SourceFault> faults() {
        return faults;
    }

    /**
     * How many faults there are in all.
     *
     * @return at least the size of {@link #faults()}
     */
    public long count() {
        return count;
    }
}
