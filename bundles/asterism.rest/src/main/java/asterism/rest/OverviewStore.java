package asterism.rest;

import asterism.api.configuration.Participation;
import asterism.api.export.DayFigures;
import asterism.api.export.ExportFile;
import asterism.api.export.FormedFile;
import asterism.api.export.StoreFigures;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A store in the overview.
 *
 * @param storeId         store
 * @param name            as the source has it; empty when it has none
 * @param storeCode       store code
 * @param clientId        legal entity code
 * @param newest          the file that was formed last; absent when none was
 * @param lastSent        the file that was sent last; absent when none was
 * @param movements       rows of movements, over the days that are looked at
 * @param saleSum         retail sales after the discount, roubles
 * @param receiptSum      receipts at purchase prices, roubles
 * @param daysWithoutData days on which the store takes part, up to yesterday, of which no file holds a movement
 * @param days            figures by day
 */
record OverviewStore(
        String storeId,
        String name,
        String storeCode,
        String clientId,
        Optional<Newest> newest,
        Optional<Sent> lastSent,
        long movements,
        BigDecimal saleSum,
        BigDecimal receiptSum,
        List<LocalDate> daysWithoutData,
        List<Day> days) {

    /** A file in short; warnings are absent when they were not counted. */
    record Newest(
            long id,
            LocalDate first,
            LocalDate last,
            boolean initial,
            LocalDateTime formedAt,
            Optional<Integer> warnings) {
        static Newest of(FormedFile formed) {
            ExportFile file = formed.file();
            return new Newest(
                    file.id(),
                    file.first(),
                    file.last(),
                    file.initial(),
                    file.formedAt(),
                    formed.warnings().stream().boxed().findFirst());
        }
    }

    /** A file that was sent; the time is absent when it is on its way once more. */
    record Sent(long id, LocalDate first, LocalDate last, Optional<Instant> at) {
        static Sent of(QueueEntry entry) {
            return new Sent(
                    entry.fileId(),
                    entry.first(),
                    entry.last(),
                    Optional.of(entry.changedAt()).filter(time -> entry.state() == UploadState.SENT));
        }
    }

    /** Figures of a day; amounts in roubles. */
    record Day(LocalDate day, int stores, long movements, BigDecimal saleSum, BigDecimal receiptSum) {
        static Day of(DayFigures figures) {
            return new Day(
                    figures.day(),
                    figures.stores(),
                    figures.movements(),
                    Amounts.roubles(figures.saleSum()),
                    Amounts.roubles(figures.receiptSum()));
        }
    }

    static OverviewStore of(
            Participation one,
            String name,
            StoreFigures figures,
            Optional<QueueEntry> sent,
            OverviewResource.Range range,
            LocalDate yesterday) {
        List<DayFigures> days = daysOf(one, figures);
        return new OverviewStore(
                one.storeId(),
                name,
                one.storeCode(),
                one.clientId(),
                figures.newest().map(Newest::of),
                sent.map(Sent::of),
                days.stream().mapToLong(DayFigures::movements).sum(),
                Amounts.roubles(days.stream().mapToLong(DayFigures::saleSum).sum()),
                Amounts.roubles(days.stream().mapToLong(DayFigures::receiptSum).sum()),
                without(one, days, range, yesterday),
                days.stream().map(Day::of).toList());
    }

    /** A store that left and came back has two participations under the same codes. */
    static List<DayFigures> daysOf(Participation one, StoreFigures figures) {
        return figures.days().stream().filter(day -> one.covers(day.day())).toList();
    }

    private static List<LocalDate> without(
            Participation one, List<DayFigures> days, OverviewResource.Range range, LocalDate yesterday) {
        Set<LocalDate> with = days.stream().map(DayFigures::day).collect(Collectors.toSet());
        LocalDate first = latest(
                range.from(), one.from().orElse(LocalDate.MIN), one.initialDay().orElse(LocalDate.MIN));
        LocalDate last = earliest(range.to(), one.until().orElse(LocalDate.MAX), yesterday);
        return first.isAfter(last)
                ? List.of()
                : first.datesUntil(last.plusDays(1))
                        .filter(day -> !with.contains(day))
                        .toList();
    }

    private static LocalDate latest(LocalDate... days) {
        return Collections.max(List.of(days));
    }

    private static LocalDate earliest(LocalDate... days) {
        return Collections.min(List.of(days));
    }
}
