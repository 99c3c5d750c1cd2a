package asterism.configuration;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** How ids, codes and days are written and ordered. */
final class Names {
    static final Pattern STORE_CODE = Pattern.compile("[A-Za-z0-9.-]{1,50}");
    static final Pattern CLIENT_ID = Pattern.compile("[0-9]{1,18}");
    static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private Names() {}

    static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
