package asterism.configuration;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** How ids, codes and days are written and ordered. */
final class Names {
    static final Pattern STORE_CODE = Pattern.compile("[A-Za-z0-9.-]{1,50}");
    static final Pattern CLIENT_ID = Pattern.compile("[0-9]{1,18}");
    static final Comparator<String> CODE_POINTS = Names::compareCodePoints;

    private Names() {}

    /** Thousands of stores are sorted for each list: no copies. What is not in the first plane comes after all that is. */
    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char one = a.charAt(i);
            char other = b.charAt(i);
            if (one != other) {
                boolean isSurrogate = Character.isSurrogate(one);
                return isSurrogate == Character.isSurrogate(other) ? one - other : isSurrogate ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
