package asterism.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts and numbers that are valid and awkward. */
final class RandomTexts {
    private static final String SMILEY = "\uD83D\uDE00";

    /** Patterns of ids: what composed ids escape, and characters whose order differs between UTF-16 and code points. */
    private static final List<String> IDS = List.of(
            "#@",
            "#@",
            "#@",
            "#-@",
            "#:@",
            "#/@",
            "#%@",
            "#%3A@",
            "#1/@",
            "#1:@",
            "\uFF5E@",
            SMILEY + "@",
            "д#@",
            "#é@",
            "#e\u0301@",
            "# @",
            "&#<@>",
            "#]]>@",
            "#\t@",
            "#\r\n@",
            "#\"@\"",
            "#;@,",
            "0@");

    private static final List<String> NAMES = List.of(
            "Парацетамол 500 мг №20",
            "Vitamin C",
            "ООО \"Ромашка\"",
            "A & B < C > D",
            "x ]]> y",
            "semi;colon, and \"quotes\"",
            "tab\tinside",
            "two\nlines",
            "carriage\rreturn and\r\nboth",
            "¼ λ 漢字 ≥",
            "smile " + SMILEY + " and \uD840\uDC0B",
            "bell \u0007 and null-like \u0001 inside",
            "\u000Bvertical tab in front",
            "escape at the end \u001B",
            "non-characters \uFFFE \uFFFF",
            "next line \u0085 line separator \u2028 no-break\u00A0space",
            "&amp; &#13; <b>'apostrophe'</b>",
            "ё № « » — …",
            "'single'",
            "=1+1",
            "a  b   c");

    private static final List<String> NUMBERS = List.of(
            "1",
            "12",
            "00012",
            "АБ-00012",
            "0",
            "000",
            "99999999999",
            "2147483647",
            "2147483648",
            "№ 7/3",
            "без номера",
            "7\u0001",
            "12-А-34",
            "\u0661\u0662",
            "0000000000000000000005");

    private static final List<String> TINS = List.of(
            "7701234567", "770123456789", "0000000000", "77012345", "77012345678", "7701234567X", "ИНН 7701234567");

    private static final List<String> BARCODES = List.of(
            "4601234567890", "46012345", "00000012", "04601234567890", "1234567", "460123456789012", "46012345678X0");

    private static final List<String> ETALON_IDS =
            List.of("1", "0042", "123456789012345678", "1234567890123456789", "12-34", "etalon");

    private final Random random;

    RandomTexts(Random random) {
        this.random = random;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Empty in so many of a hundred cases, else the text. */
    String unless(int percent, String text) {
        return chance(percent) ? "" : text;
    }

    /** An id that no other number gives. */
    String id(String stem, int number) {
        return oneOf(IDS).replace("#", stem).replace("@", Integer.toString(number));
    }

    /** A name, seldom as long as it may be. */
    String name() {
        String name = oneOf(NAMES);
        return chance(2) ? name + "я".repeat(1000 - name.length()) : name;
    }

    /** A text that is no name and no id. */
    String shortText() {
        String text = oneOf(NAMES);
        return text.length() > 64 || chance(70) ? "t" + random.nextInt(100) : text;
    }

    String number() {
        return oneOf(NUMBERS);
    }

    String tin() {
        return oneOf(TINS);
    }

    String barcode() {
        return oneOf(BARCODES);
    }

    String etalonId() {
        return oneOf(ETALON_IDS);
    }

    /** A quantity above 0, mostly whole, with up to 3 decimals and zeros beyond. */
    String quantity(int most) {
        int whole = 1 + random.nextInt(most);
        return switch (random.nextInt(10)) {
            case 0 -> whole + ".5";
            case 1 -> "0." + (1 + random.nextInt(9));
            case 2 -> whole + "." + String.format(Locale.ROOT, "%03d", random.nextInt(1000));
            case 3 -> whole + ".333";
            case 4 -> whole + ".2500";
            case 5 -> "0" + whole + ".00";
            default -> Integer.toString(whole);
        };
    }

    /** A price, among few so that the same comes again. */
    String price() {
        return oneOf(List.of(
                "10.00",
                "10",
                "10.00",
                "12.00",
                "12.5",
                "0",
                "0.00",
                "3.3333",
                "10.0050",
                "0.0049",
                "0.005",
                "99.99",
                "123456.7891",
                "7.7750",
                "1.000000"));
    }

    String discount() {
        return oneOf(List.of("0", "0.01", "0.02", "0.05", "1.00", "1", "2.345", "0.005", "0.0049", "33.33", "1000.01"));
    }

    String vat() {
        return oneOf(List.of("0", "10", "10", "20", "22", "10.00", "100"));
    }

    String flag() {
        return oneOf(List.of("0", "1", "true", "FALSE", "True", "0"));
    }
}
