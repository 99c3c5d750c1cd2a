package asterism.exporter;

import asterism.api.FileTrouble;
import asterism.api.Wording;
import asterism.api.export.ExportException;
import asterism.api.export.ProtocolEntry;
import asterism.api.source.SourceFault;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Words from property files, Russian and English. */
@Component
public final class PropertyWording implements Wording {
    private final Phrases russian = new Phrases(Locale.forLanguageTag("ru"));
    private final Phrases english = new Phrases(Locale.ENGLISH);

    @Override
    public String say(ProtocolEntry entry, Locale language) {
        String key = "protocol." + entry.code().name();
        Map<String, String> values = Map.of(
                "store", entry.storeId(),
                "item", entry.itemId(),
                "lot", entry.lotId(),
                "doc", entry.docId(),
                "line", Integer.toString(entry.lineNo()),
                "day", entry.day().map(LocalDate::toString).orElse(""));
        return phrases(language).fill(List.of(key + variant(entry), key), values, entry.arguments());
    }

    private static String variant(ProtocolEntry entry) {
        return switch (entry.code()) {
            case TIN_INVALID, TEXT_CHARACTER_DROPPED -> "." + entry.arguments().get(0);
            case MISSING_PRICE -> entry.docId().isEmpty() ? "" : ".line";
            default -> "";
        };
    }

    @Override
    public String say(SourceFault fault, Locale language) {
        List<String> expected = fault.expected();
        int last = expected.size() - 1;
        Map<String, String> values = Map.of(
                "place", fault.place(),
                "line", Long.toString(fault.line()),
                "key", fault.key(),
                "column", fault.column(),
                "value", fault.value().isEmpty() ? fault.key() : fault.value(),
                "expected", String.join(", ", expected),
                "scale", last > 0 ? expected.get(last - 1) : "0",
                "bound", last >= 0 ? expected.get(last) : "");
        Phrases phrases = phrases(language);
        String where = fault.line() > 0 ? "fault.at.line" : fault.key().isEmpty() ? "fault.at" : "fault.at.key";
        String column = fault.column().isEmpty() ? "" : phrases.fill(List.of("fault.column"), values, List.of());
        String what = "fault." + fault.kind().name();
        return phrases.fill(List.of(where), values, List.of())
                + column
                + ": "
                + phrases.fill(List.of(what + "." + fault.column(), what), values, List.of());
    }

    @Override
    public String say(ExportException refusal, Locale language) {
        Map<String, String> values = Map.of("store", refusal.storeId(), "value", refusal.value());
        return phrases(language).fill(List.of("refusal." + refusal.reason().name()), values, List.of());
    }

    @Override
    public String say(FileTrouble trouble, Locale language) {
        boolean isUnnamed = trouble.name().isEmpty() && trouble.reason() != FileTrouble.Reason.NO_SPACE;
        String key =
                isUnnamed ? "trouble.unnamed" : "trouble." + trouble.reason().name();
        return phrases(language).fill(key, Map.of("name", trouble.name()), List.of());
    }

    private Phrases phrases(Locale language) {
        return language.getLanguage().equals("ru") ? russian : english;
    }
}
