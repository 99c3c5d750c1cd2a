package asterism.configuration;

import asterism.api.audit.AuditEntry;
import asterism.api.audit.AuditWording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/**
 * Words for the subjects that are known here, of whichever bundle: an entry outlives the bundle that made it. What is
 * not known, as of a bundle that came later, stays as it is.
 */
@Component
public final class PropertyAuditWording implements AuditWording {
    private static final String UNION = "[^.]+";
    private static final String FIELD = "field";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** Kinds whose subjects name jobs, or the connection for all. */
    private static final Set<String> CODED_NAMES = Set.of("connection", "schedule", "run", "parameter");

    /**
     * A kind of subjects.
     *
     * @param key     of the words; the field, where there is one, is added to it
     * @param pattern has what the words name as groups, in their order, and the field as group of that name
     * @param coded   fields whose values are codes; the others hold what people typed
     */
    private record Kind(String key, Pattern pattern, List<String> coded) {
        static Kind of(String key, String pattern, String... coded) {
            return new Kind(key, Pattern.compile(pattern), List.of(coded));
        }
    }

    private static final String ALONE = "";
    private static final String WITH_FIELD = "\\.(?<field>[A-Za-z0-9]+)";
    private static final String NO_FIELD = "(?<field>)";

    private static final List<Kind> KINDS = List.of(
            Kind.of("integration", "integration\\." + UNION + WITH_FIELD, "enabled", "ledgerStart"),
            Kind.of("export", "export\\." + UNION + WITH_FIELD, "csvBom", "cashiers"),
            Kind.of("kinds", "kinds\\." + UNION + NO_FIELD, ALONE),
            Kind.of("kind", "kinds\\." + UNION + "\\.(.+)" + NO_FIELD, ALONE),
            Kind.of(
                    "participation",
                    "participation\\." + UNION + "\\.(.+)\\.\\d+" + WITH_FIELD,
                    "from",
                    "until",
                    "initialDay",
                    "initialData"),
            Kind.of("participation", "participation\\." + UNION + "\\.(.+)\\.\\d+" + NO_FIELD, ALONE),
            Kind.of("complaint", "complaint\\." + UNION + "\\.(.+)\\.(\\d+)" + NO_FIELD),
            Kind.of("upload", "upload\\." + UNION + "\\.(\\d+)\\.(?<field>state)", "state"),
            Kind.of("upload", "upload\\." + UNION + "\\.(?<field>send|due)", "send"),
            Kind.of("trial", "connection\\.test" + NO_FIELD, ALONE),
            Kind.of(
                    "connection",
                    "connection\\." + UNION + "\\.(common|\\d+)" + WITH_FIELD,
                    "test",
                    "password",
                    "tls12Only"),
            Kind.of("schedule", "schedule\\.([^.]+)\\." + UNION + WITH_FIELD, "enabled"),
            Kind.of("run", "run\\.([^.]+)\\." + UNION + "\\.(\\d+)" + NO_FIELD, ALONE),
            Kind.of("parameter", "run\\.([^.]+)\\." + UNION + "\\.(\\d+)\\.(.+)" + NO_FIELD),
            Kind.of("access", "access\\." + UNION + "\\.(?<field>user|group)\\.(.+)", "user", "group"),
            Kind.of("link", "host\\.link" + NO_FIELD, ALONE),
            Kind.of("linkOf", "host\\.link\\.(.+)" + NO_FIELD, ALONE),
            Kind.of("password", "host\\.user\\.(.+)\\.password" + NO_FIELD, ALONE),
            Kind.of("session", "host\\.session" + NO_FIELD, ALONE));

    private final PropertySettingsWording words = new PropertySettingsWording();

    @Override
    public Words say(AuditEntry entry, Locale language) {
        for (Kind kind : KINDS) {
            Matcher subject = kind.pattern().matcher(entry.subject());
            if (subject.matches()) {
                String field = subject.group(FIELD);
                String key = "audit." + kind.key() + (field.isEmpty() ? "" : "." + field);
                if (words.has(key)) {
                    boolean coded = kind.coded().contains(field);
                    return new Words(
                            words.say(key, arguments(kind, subject, language), language),
                            value(entry.from(), coded, language),
                            value(entry.to(), coded, language));
                }
            }
        }
        return new Words(plain(entry.subject()), plain(entry.from()), plain(entry.to()));
    }

    /** All groups but the field. Names that people gave are no codes, whatever they look like. */
    private List<String> arguments(Kind kind, Matcher subject, Locale language) {
        String field = subject.group(FIELD);
        boolean coded = CODED_NAMES.contains(kind.key());
        List<String> arguments = new ArrayList<>();
        for (int i = 1; i <= subject.groupCount(); i++) {
            boolean isField =
                    subject.start(i) == subject.start(FIELD) && subject.group(i).equals(field);
            if (!isField) {
                Optional<String> word = coded ? word("audit.name.", subject.group(i), language) : Optional.empty();
                arguments.add(word.orElse(subject.group(i)));
            }
        }
        return arguments;
    }

    /** A list of codes, or a code and what somebody said to it. */
    private String value(String value, boolean coded, Locale language) {
        if (!coded || value.isEmpty()) {
            return plain(value);
        }
        int remark = value.indexOf(": ");
        String code = remark < 0 ? value : value.substring(0, remark);
        String said = Arrays.stream(code.split(",", -1))
                .map(one -> word("audit.value.", one, language)
                        .orElseGet(() -> words.say("audit.value", List.of(one), language)))
                .collect(Collectors.joining(", "));
        return remark < 0 ? said : said + plain(value.substring(remark));
    }

    private static String plain(String value) {
        return CONTROL.matcher(value).replaceAll(" ");
    }

    private Optional<String> word(String prefix, String code, Locale language) {
        return words.has(prefix + code) ? Optional.of(words.say(prefix + code, List.of(), language)) : Optional.empty();
    }
}
