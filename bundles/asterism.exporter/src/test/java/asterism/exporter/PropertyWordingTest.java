package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.ExportException;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyWordingTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final PropertyWording wording = new PropertyWording();

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryCode(Code code) {
        for (String kind : List.of("item", "partner")) {
            ProtocolEntry entry = ProtocolEntry.warning(
                            code, "S", "I", "L", kind.equals("item") ? "" : "D", 1, kind, "2")
                    .on(LocalDate.parse("2026-11-23"));
            if (code == Code.TIN_INVALID && kind.equals("item")) {
                continue;
            }
            assertThat(wording.say(entry, RUSSIAN)).doesNotContain("{", "}").containsPattern("[а-я]");
            assertThat(wording.say(entry, Locale.ENGLISH))
                    .doesNotContain("{", "}")
                    .doesNotContainPattern("[а-я]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryKindOfFault(Kind kind) {
        SourceFault fault = new SourceFault(kind, "lines.csv", 7, "D/1", "quantity", "x", List.of("3", "100000"));
        assertThat(wording.say(fault, RUSSIAN))
                .startsWith("lines.csv, строка 7, столбец quantity: ")
                .doesNotContain("{", "}");
        assertThat(wording.say(fault, Locale.ENGLISH))
                .startsWith("lines.csv, line 7, column quantity: ")
                .doesNotContain("{", "}");
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryReasonOfARefusal(ExportException.Reason reason) {
        ExportException refusal = new ExportException(reason, "S1", "x");
        assertThat(wording.say(refusal, RUSSIAN)).startsWith("Торговая точка S1: ");
        assertThat(wording.say(refusal, Locale.ENGLISH)).startsWith("Store S1: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages_ru.properties", "messages_en.properties"})
    void hasTheSamePlacesInBothLanguages(String resource) throws Exception {
        Properties texts = load(resource);
        Properties english = load("messages_en.properties");

        assertThat(texts.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : texts.stringPropertyNames()) {
            assertThat(places(texts.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void formatsQuantitiesDatesAndColumns() {
        ProtocolEntry shortage = ProtocolEntry.warning(Code.SHORTAGE_UNSETTLED, "S", "A", "", "D", 3, "2.500");
        assertThat(wording.say(shortage, RUSSIAN)).startsWith("Документ D, строка 3: 2,5 ед. товара A");
        assertThat(wording.say(shortage, Locale.ENGLISH)).contains("covers 2.5 of item A");

        ProtocolEntry numbers = ProtocolEntry.warning(
                Code.DOC_NUMBER_NOT_NUMERIC, "S", "", "", "D", 0, "doc_number", "АБ", "check_number", "9999999999");
        assertThat(wording.say(numbers, RUSSIAN)).endsWith("номер документа «АБ», номер чека «9999999999»");

        ProtocolEntry change = ProtocolEntry.warning(Code.CHANGE_OUTSIDE_WINDOW, "S", "", "", "", 0, "2026-07", "2")
                .on(LocalDate.parse("2026-07-05"));
        assertThat(wording.say(change, RUSSIAN)).startsWith("За 07.2026").contains("впервые 05.07.2026, всего дней: 2");
    }

    @Test
    void namesPlaceKeyValueAndWhatWasExpected() {
        assertThat(wording.say(
                        new SourceFault(
                                Kind.VALUE_UNKNOWN, "stores", 0, "S1", "kind", "KIOSK", List.of("SHOP", "OFFICE")),
                        RUSSIAN))
                .isEqualTo(
                        "stores, ключ S1, столбец kind: недопустимое значение «KIOSK», ожидалось одно из: SHOP, OFFICE");
        assertThat(wording.say(
                        new SourceFault(Kind.TABLE_MISSING, "items.csv", 0, "", "", "", List.of()), Locale.ENGLISH))
                .isEqualTo("items.csv: there is no such table");
        assertThat(wording.say(
                        new SourceFault(
                                Kind.NUMBER_MALFORMED, "l", 2, "", "purchase_price", "1,\n5", List.of("4", "1000000")),
                        Locale.ENGLISH))
                .isEqualTo(
                        "l, line 2, column purchase_price: \"1, 5\" is not a number as expected: without a sign, with a"
                                + " point and up to 4 digits after it, below 1000000");
    }

    private static Properties load(String resource) throws Exception {
        Properties texts = new Properties();
        try (var in = PropertyWording.class.getResourceAsStream(resource)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{[^}]*}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(places::add);
        return places;
    }
}
