package asterism.rest;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.UriInfo;

/** The parameters of a query. What is not what it should be is refused by its name. */
final class Inputs {
    private static final int MAX_TEXT = 1000;

    private final MultivaluedMap<String, String> values;

    Inputs(UriInfo uri) {
        this(uri.getQueryParameters());
    }

    Inputs(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    /** A text; empty when it is left out or empty. */
    Optional<String> text(String name) {
        String value = values.getFirst(name);
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        if (!Texts.isGood(value) || value.length() > MAX_TEXT) {
            throw RefusedException.parameter(name, "text-invalid", Integer.toString(MAX_TEXT));
        }
        return Optional.of(value);
    }

    /** A whole number within bounds. */
    int number(String name, int byDefault, int least, int most) {
        return (int) whole(name, byDefault, least, most);
    }

    /** A whole number within bounds. */
    long whole(String name, long byDefault, long least, long most) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return byDefault;
        }
        try {
            long number = Long.parseLong(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw RefusedException.parameter(name, "number-invalid", Long.toString(least), Long.toString(most));
    }

    /** A day. */
    Optional<LocalDate> day(String name) {
        return text(name)
                .map(value -> Texts.day(value).orElseThrow(() -> RefusedException.parameter(name, "day-invalid")));
    }

    /** Yes or no. */
    Optional<Boolean> flag(String name) {
        return text(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw RefusedException.parameter(name, "choice-invalid", "true, false");
        });
    }

    /** Constants of an enum, whichever case they are written in; none when it is left out. */
    <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (String value : all(name)) {
            chosen.add(choice(name, value, type));
        }
        return chosen;
    }

    /** A constant of an enum; empty when it is left out. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).map(value -> choice(name, value, type));
    }

    private static <E extends Enum<E>> E choice(String name, String value, Class<E> type) {
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            String all = String.join(
                    ", ", EnumSet.allOf(type).stream().map(Enum::name).toList());
            throw RefusedException.parameter(name, "choice-invalid", all);
        }
    }

    /** All values of a parameter that may be there several times. */
    Set<String> all(String name) {
        Set<String> all = new LinkedHashSet<>();
        for (String value : values.getOrDefault(name, List.of())) {
            if (!Texts.isGood(value) || value.length() > MAX_TEXT || all.size() >= Page.MAX_SIZE) {
                throw RefusedException.parameter(name, "text-invalid", Integer.toString(MAX_TEXT));
            }
            all.add(value);
        }
        all.remove("");
        return all;
    }

    /**
     * An id in a path.
     *
     * @throws RefusedException 404 when it is none: there is nothing of that id
     */
    static long id(String value) {
        if (!value.matches("[1-9][0-9]{0,17}")) {
            throw RefusedException.notFound();
        }
        return Long.parseLong(value);
    }
}
