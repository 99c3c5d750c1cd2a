package asterism.rest;

import asterism.api.configuration.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What the union said of a store's initial data. */
record VerdictView(
        long id,
        long participationId,
        String storeId,
        String storeCode,
        String clientId,
        LocalDate initialDay,
        boolean confirmed,
        Optional<Long> fileId,
        Instant at,
        String by,
        String remark) {
    static VerdictView of(Verdict verdict) {
        return new VerdictView(
                verdict.id(),
                verdict.participationId(),
                verdict.owner().storeId(),
                verdict.owner().storeCode(),
                verdict.owner().clientId(),
                verdict.initialDay(),
                verdict.confirmed(),
                verdict.fileId().isPresent() ? Optional.of(verdict.fileId().getAsLong()) : Optional.empty(),
                verdict.at(),
                verdict.by(),
                verdict.remark());
    }
}
