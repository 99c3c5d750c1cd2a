package asterism.jobs;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Puts the usual forms of an expression into words; others stay as they are. */
final class CronWords {
    private static final Pattern PART = Pattern.compile("(?:(\\*)|(\\d{1,2})(?:-(\\d{1,2}))?)(?:/(\\d{1,2}))?");
    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final String ANY = "*";
    private static final int MOST_TIMES = 12;

    private final ResourceBundle words;
    private final String[] fields;

    private CronWords(String cron, Locale language) {
        words = Phrases.in(language);
        fields = cron.split(" ", -1);
    }

    static String of(Cron cron, Locale language) {
        return new CronWords(cron.text(), language).say().orElse(cron.text());
    }

    private Optional<String> say() {
        if (!fields[3].equals(ANY)) {
            return Optional.empty();
        }
        if (fields[1].equals(ANY)) {
            return withinTheHour();
        }
        return times().flatMap(this::onDays);
    }

    private Optional<String> withinTheHour() {
        if (!fields[2].equals(ANY) || !fields[4].equals(ANY)) {
            return Optional.empty();
        }
        if (fields[0].equals(ANY)) {
            return Optional.of(phrase("minute"));
        }
        if (fields[0].matches("\\*/\\d+") && 60 % Integer.parseInt(fields[0].substring(2)) == 0) {
            return Optional.of(phrase("minutes", fields[0].substring(2)));
        }
        return fields[0].matches("\\d+") ? Optional.of(phrase("hourly", fields[0])) : Optional.empty();
    }

    private Optional<String> times() {
        List<Integer> minutes = values(fields[0], 0, 59);
        List<Integer> hours = values(fields[1], 0, 23);
        int count = minutes.size() * hours.size();
        if (count == 0 || count > MOST_TIMES) {
            return Optional.empty();
        }
        return Optional.of(listed(hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> LocalTime.of(hour, minute)))
                .map(LocalTime::toString)
                .toList()));
    }

    private Optional<String> onDays(String times) {
        if (!fields[2].equals(ANY)) {
            boolean oneDay = fields[4].equals(ANY) && fields[2].matches("\\d+");
            return oneDay ? Optional.of(phrase("monthly", times, fields[2])) : Optional.empty();
        }
        if (fields[4].equals(ANY)) {
            return Optional.of(phrase("daily", times));
        }
        List<Integer> days = days();
        if (days.equals(List.of(1, 2, 3, 4, 5))) {
            return Optional.of(phrase("weekdays", times));
        }
        if (days.equals(List.of(6, 7))) {
            return Optional.of(phrase("weekends", times));
        }
        String named = listed(days.stream().map(day -> phrase("day." + day)).toList());
        return days.isEmpty() ? Optional.empty() : Optional.of(phrase("days", times, named));
    }

    private List<Integer> days() {
        String numbers = fields[4].toUpperCase(Locale.ROOT);
        for (String name : DAYS) {
            numbers = numbers.replace(name, Integer.toString(DAYS.indexOf(name) + 1));
        }
        // 0 and 7 are Sunday
        return values(numbers, 0, 7).stream()
                .map(day -> day == 0 ? 7 : day)
                .distinct()
                .sorted()
                .toList();
    }

    /** All values of a field, rising; none when it is of a form that is not known here. */
    private static List<Integer> values(String field, int least, int most) {
        TreeSet<Integer> values = new TreeSet<>();
        for (String part : field.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                return List.of();
            }
            boolean any = matcher.group(1) != null;
            int from = any ? least : Integer.parseInt(matcher.group(2));
            int step = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
            boolean open = any || (matcher.group(3) == null && matcher.group(4) != null);
            int to = open ? most : matcher.group(3) == null ? from : Integer.parseInt(matcher.group(3));
            IntStream.rangeClosed(from, to)
                    .filter(value -> (value - from) % Math.max(1, step) == 0)
                    .forEach(values::add);
        }
        return List.copyOf(values);
    }

    private String listed(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        List<String> first = new ArrayList<>(parts);
        String last = first.remove(first.size() - 1);
        return String.join(", ", first) + " " + words.getString("and") + " " + last;
    }

    private String phrase(String key, Object... values) {
        return Phrases.fill(words, key, values);
    }
}
