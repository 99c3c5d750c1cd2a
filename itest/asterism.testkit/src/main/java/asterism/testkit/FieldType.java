package asterism.testkit;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/** The lexical forms of values that are not empty (exchange-format.md, section 2). */
enum FieldType {
    TEXT("(?s).*"),
    /** "empty" */
    EMPTY("(?!)"),
    /** "1 to 18 digits as the source has them" */
    ETALON_ID("[0-9]{1,18}"),
    /** "8 to 14 digits as the source has them" */
    BARCODE("[0-9]{8,14}"),
    /** "10 or 12 digits" */
    TIN("[0-9]{10}|[0-9]{12}"),
    /** "without leading zeros, when they form an integer up to 2147483647" */
    NUMBER("0|[1-9][0-9]{0,9}"),
    VAT("0|[1-9][0-9]?|100"),
    DOC_TYPE("[1-9]"),
    FLAG("[01]"),
    /** "Scales are fixed: D3 three digits, D2 two, never an exponent." */
    MONEY("(0|[1-9][0-9]*)\\.[0-9]{2}"),
    SIGNED_MONEY("(?!-0\\.00)-?(0|[1-9][0-9]*)\\.[0-9]{2}"),
    /** "always positive" */
    QUANTITY("(?!0\\.000)(0|[1-9][0-9]*)\\.[0-9]{3}"),
    BALANCE("(?!-0\\.000)-?(0|[1-9][0-9]*)\\.[0-9]{3}"),
    TIME("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"),
    DAY("[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00");

    private final Pattern form;

    FieldType(String form) {
        this.form = Pattern.compile(form);
    }

    boolean matches(String value) {
        if (this == TEXT) {
            return true;
        }
        return form.matcher(value).matches()
                && switch (this) {
                    case NUMBER -> Long.parseLong(value) <= Integer.MAX_VALUE;
                    case TIME, DAY -> isTime(value);
                    default -> true;
                };
    }

    private static boolean isTime(String value) {
        try {
            LocalDateTime.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
