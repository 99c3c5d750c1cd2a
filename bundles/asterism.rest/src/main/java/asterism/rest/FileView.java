package asterism.rest;

import asterism.api.export.ExportFile;
import asterism.api.export.FormedFile;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.StoreWindow.MovementTotals;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadWording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file and where it stands.
 *
 * @param id             of the file
 * @param storeId        store
 * @param storeCode      store code
 * @param clientId       legal entity code
 * @param formatId       format
 * @param first          first day
 * @param last           last day, included
 * @param initial        an initial export
 * @param moving         of the window that moves on day by day, not of a period that somebody chose
 * @param archive        name of the archive
 * @param bytes          size of the archive
 * @param archiveRemoved whether the archive was removed as old
 * @param handedOver     whether the union has it, sent or by hand
 * @param formedAt       start of its run, chain's zone
 * @param formedBy       name of the actor
 * @param lots           number of lots
 * @param movements      number of movements
 * @param balances       number of balances
 * @param warnings       warnings in its protocol; absent when they were not counted
 * @param totals         of movements by type of document; roubles
 * @param state          where it stands
 * @param upload         how sending goes; absent when it was never queued
 */
record FileView(
        long id,
        String storeId,
        String storeCode,
        String clientId,
        String formatId,
        LocalDate first,
        LocalDate last,
        boolean initial,
        boolean moving,
        String archive,
        long bytes,
        boolean archiveRemoved,
        boolean handedOver,
        LocalDateTime formedAt,
        String formedBy,
        int lots,
        int movements,
        int balances,
        Optional<Integer> warnings,
        Map<DocumentType, Totals> totals,
        State state,
        Optional<Upload> upload) {

    /** Where a file stands: formed and never queued, or as sending has it. */
    enum State {
        FORMED,
        QUEUED,
        HELD,
        SENDING,
        SENT,
        FAILED,
        SUPERSEDED,
        DISCARDED;

        static State of(UploadState state) {
            return valueOf(state.name());
        }

        /** Not of {@link #FORMED}. */
        UploadState upload() {
            return UploadState.valueOf(name());
        }
    }

    /** Totals of the movements of one type. */
    record Totals(int rows, BigDecimal quantity, BigDecimal purchaseSum, BigDecimal retailSum, BigDecimal discountSum) {
        static Totals of(MovementTotals totals) {
            return new Totals(
                    totals.rows(),
                    Amounts.quantity(totals.quantity()),
                    Amounts.roubles(totals.purchaseSum()),
                    Amounts.roubles(totals.retailSum()),
                    Amounts.roubles(totals.discountSum()));
        }
    }

    /**
     * How sending goes.
     *
     * @param text        the state in words
     * @param attempts    attempts that failed
     * @param nextAttempt not before; only of a file that is queued
     * @param problem     why the last attempt failed, in words
     * @param changedAt   when it came into its state
     * @param changedBy   name of the actor who brought it there
     */
    record Upload(
            String text,
            int attempts,
            Optional<Instant> nextAttempt,
            Optional<String> problem,
            Instant changedAt,
            String changedBy) {
        static Upload of(QueueEntry entry, UploadWording words, Locale language) {
            return new Upload(
                    words.say(entry.state(), language),
                    entry.attempts(),
                    Optional.of(entry.nextAttempt()).filter(time -> entry.state() == UploadState.QUEUED),
                    entry.problem().map(problem -> words.say(problem, language)),
                    entry.changedAt(),
                    entry.changedBy());
        }
    }

    static FileView of(FormedFile formed, Optional<QueueEntry> entry, UploadWording words, Locale language) {
        ExportFile file = formed.file();
        Map<DocumentType, Totals> totals = new TreeMap<>();
        file.totals().movements().forEach((type, sums) -> totals.put(type, Totals.of(sums)));
        return new FileView(
                file.id(),
                file.owner().storeId(),
                file.owner().storeCode(),
                file.owner().clientId(),
                file.formatId(),
                file.first(),
                file.last(),
                file.initial(),
                file.moving(),
                file.archive(),
                file.bytes(),
                formed.removed(),
                formed.handedOver(),
                file.formedAt(),
                file.formedBy(),
                file.totals().lots(),
                file.totals().movementCount(),
                file.totals().balances(),
                formed.warnings().isPresent() ? Optional.of(formed.warnings().getAsInt()) : Optional.empty(),
                totals,
                entry.map(QueueEntry::state).map(State::of).orElse(State.FORMED),
                entry.map(one -> Upload.of(one, words, language)));
    }
}
