package asterism.rest;

import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Configuration has refused what a request says, and it is known where in the request each of that stands. */
final class PlacedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SettingsException refused;
    private final transient List<Place> places;

    /**
     * Where a value is.
     *
     * @param pointer   JSON pointer into the body
     * @param parameter name of the parameter; at most one of both is there
     */
    record Place(Optional<String> pointer, Optional<String> parameter) {
        static Place of(Optional<String> pointer) {
            return new Place(pointer, Optional.empty());
        }
    }

    private PlacedException(SettingsException refused, Function<Refusal, Place> place) {
        super(refused);
        this.refused = refused;
        this.places = refused.refusals().stream().map(place).toList();
    }

    /**
     * Lets refusals name the rows of a list in the body.
     *
     * @param list   JSON pointer to the list
     * @param fields which a row of it has, as pointers within the row
     */
    static <T> T inRows(String list, Set<String> fields, ConnectionBodies.Call<T> call) throws IOException {
        return placed(call, refused -> {
            Iterator<Integer> row = refused.rows().iterator();
            return refusal -> Place.of(
                    row.hasNext()
                            ? SettingsFields.pointer(refusal, list + "/" + row.next(), fields)
                            : SettingsFields.pointer(refusal));
        });
    }

    /**
     * Lets refusals name fields of the body.
     *
     * @param fields which it has, as pointers
     */
    static <T> T inBody(Set<String> fields, ConnectionBodies.Call<T> call) throws IOException {
        return placed(
                call,
                refused -> refusal -> Place.of(SettingsFields.pointer(refusal).filter(fields::contains)));
    }

    /**
     * Lets refusals name parameters, of a request without a body.
     *
     * @param names which it takes
     */
    static <T> T inQuery(Set<String> names, ConnectionBodies.Call<T> call) throws IOException {
        return placed(
                call,
                refused -> refusal -> new Place(
                        Optional.empty(),
                        SettingsFields.pointer(refusal)
                                .map(pointer -> pointer.substring(1))
                                .filter(names::contains)));
    }

    private static <T> T placed(
            ConnectionBodies.Call<T> call, Function<SettingsException, Function<Refusal, Place>> places)
            throws IOException {
        try {
            return call.run();
        } catch (SettingsException e) {
            throw new PlacedException(e, places.apply(e));
        }
    }

    SettingsException refused() {
        return refused;
    }

    /** One for each refusal. */
    List<Place> places() {
        return places;
    }
}
