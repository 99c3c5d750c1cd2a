package asterism.api.configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A change is refused as a whole; all reasons are told. */
public final class SettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;
    private final transient List<Integer> rows;

    /**
     * Creates one.
     *
     * @param refusals why, at least one
     */
    public SettingsException(List<Refusal> refusals) {
        this(refusals, List.of());
    }

    private SettingsException(List<Refusal> refusals, List<Integer> rows) {
        super(refusals.stream().map(Refusal::toString).collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
        this.rows = List.copyOf(rows);
    }

    /**
     * Refuses several changes that were to be made together.
     *
     * @param refusals why each one is refused, in the order of the changes; none for those that are right
     * @return one with all of them
     */
    public static SettingsException ofRows(List<List<Refusal>> refusals) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < refusals.size(); i++) {
            rows.addAll(Collections.nCopies(refusals.get(i).size(), i));
        }
        return new SettingsException(refusals.stream().flatMap(List::stream).toList(), rows);
    }

    /**
     * Why.
     *
     * @return at least one
     */
    public List<Refusal> refusals() {
        return refusals;
    }

    /**
     * Which changes they are about, of several that were to be made together.
     *
     * @return the place of its change, from 0, for each of the {@link #refusals}; empty when it was one change
     */
    public List<Integer> rows() {
        return rows;
    }
}
