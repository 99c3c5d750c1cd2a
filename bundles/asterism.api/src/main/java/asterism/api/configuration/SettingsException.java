package asterism.api.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** A change is refused as a whole; all reasons are told. */
public final class SettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    /**
     * Creates one.
     *
     * @param refusals why, at least one
     */
    public SettingsException(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::toString).collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    /**
     * Why.
     *
     * @return at least one
     */
    public List<Refusal> refusals() {
        return refusals;
    }
}
