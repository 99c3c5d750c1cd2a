package asterism.rest;

import asterism.api.access.AccessDeniedException;
import asterism.api.access.LastConfigureException;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsException;
import asterism.api.export.FileRefusal;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.storage.Database;
import asterism.api.upload.TrialsUnderWayException;
import asterism.api.upload.UploadRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.ws.rs.WebApplicationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What callers are told of each failure: status, code and words. Thread-safe. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String BLANK = "about:blank";

    private final Services services;
    private final Words words;

    Problems(Services services, Words words) {
        this.services = services;
        this.words = words;
    }

    /** The run that keeps another one from starting. */
    static OptionalLong run(Throwable failure) {
        return failure instanceof RunUnderWayException underWay
                ? OptionalLong.of(underWay.runId())
                : OptionalLong.empty();
    }

    /**
     * Words a failure; what a person must see is in the log afterwards.
     *
     * @param failure   what happened
     * @param isSettled whether the same services are there as when the request began
     * @param language  of the words
     */
    Problem say(Throwable failure, boolean isSettled, Locale language) {
        try {
            return known(failure, isSettled, language).orElseGet(() -> unknown(failure, isSettled, language));
        } catch (ServiceGoneException e) {
            return unavailable(language);
        }
    }

    private Optional<Problem> known(Throwable failure, boolean isSettled, Locale language) {
        if (failure instanceof AccessDeniedException denied) {
            return Optional.of(
                    isSettled && denied.isKnown()
                            ? problem(
                                    language,
                                    403,
                                    "permission-missing",
                                    denied.permission().name())
                            : unavailable(language));
        } else if (failure instanceof RefusedException refused) {
            return Optional.of(refused(refused, language));
        } else if (failure instanceof SettingsException refused) {
            return Optional.of(settings(
                    refused,
                    language,
                    refused.refusals().stream()
                            .map(refusal -> PlacedException.Place.of(SettingsFields.pointer(refusal)))
                            .toList()));
        } else if (failure instanceof PlacedException placed) {
            return Optional.of(settings(placed.refused(), language, placed.places()));
        } else if (failure instanceof ScheduleRefusedException refused) {
            return Optional.of(schedule(refused, language));
        } else if (failure instanceof UploadRefusal refused) {
            return Optional.of(upload(refused, language));
        } else if (failure instanceof FileRefusal refused) {
            return Optional.of(file(refused, language));
        } else if (failure instanceof RunUnderWayException underWay) {
            return Optional.of(problem(language, 409, "run-under-way", Long.toString(underWay.runId())));
        } else if (failure instanceof LastConfigureException last) {
            return Optional.of(
                    problem(language, 409, "last-configure", last.holder().name()));
        } else if (failure instanceof TrialsUnderWayException) {
            return Optional.of(problem(language, 429, "tests-under-way"));
        } else if (failure instanceof ConcurrentModificationException) {
            return Optional.of(problem(language, 412, "changed-meanwhile"));
        } else if (failure instanceof ServiceGoneException) {
            return Optional.of(unavailable(language));
        }
        return failure instanceof WebApplicationException http ? http(http, language) : Optional.empty();
    }

    private Problem unknown(Throwable failure, boolean isSettled, Locale language) {
        Throwable inner = failure;
        while ((inner instanceof java.io.UncheckedIOException || inner instanceof WebApplicationException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        if (inner != failure && known(inner, isSettled, language).isPresent()) {
            return known(inner, isSettled, language).get();
        }
        if (!isSettled) {
            LOG.debug("A request failed while services came or went", failure);
            return unavailable(language);
        }
        if (inner instanceof IOException io && Database.isCauseOf(io)) {
            LOG.warn("A request failed for the database", failure);
            return problem(language, 503, "database-unavailable");
        }
        LOG.error("A request failed", failure);
        return problem(language, 500, "internal-error");
    }

    private Optional<Problem> http(WebApplicationException http, Locale language) {
        int status = http.getResponse().getStatus();
        if (status >= 500 || status < 400) {
            return Optional.empty();
        }
        String code = "http-" + status;
        return Optional.of(words.has(code) ? problem(language, status, code) : problem(language, status, "http-400"));
    }

    private Problem unavailable(Locale language) {
        return problem(language, 503, "unavailable");
    }

    private Problem problem(Locale language, int status, String code, String... arguments) {
        return problem(language, status, code, List.of(arguments), List.of());
    }

    private Problem problem(
            Locale language, int status, String code, List<String> arguments, List<Problem.FieldError> errors) {
        String detail = words.say(code, arguments, language);
        return new Problem(BLANK, words.say("status-" + status, List.of(), language), status, detail, code, errors);
    }

    private Problem refused(RefusedException refused, Locale language) {
        List<Problem.FieldError> errors = refused.faults().stream()
                .map(fault -> new Problem.FieldError(
                        Optional.of(fault.pointer())
                                .filter(pointer -> fault.parameter().isEmpty()),
                        Optional.of(fault.parameter()).filter(name -> !name.isEmpty()),
                        fault.code(),
                        words.say(fault.code(), fault.arguments(), language)))
                .toList();
        return problem(language, refused.status(), refused.code(), refused.arguments(), errors);
    }

    private Problem settings(SettingsException refused, Locale language, List<PlacedException.Place> places) {
        List<Problem.FieldError> errors = new ArrayList<>();
        Iterator<PlacedException.Place> place = places.iterator();
        for (Refusal refusal : refused.refusals()) {
            PlacedException.Place at = place.next();
            errors.add(new Problem.FieldError(
                    at.pointer(),
                    at.parameter(),
                    code(refusal.reason()),
                    services.settingsWords().say(refusal, language)));
        }
        return new Problem(
                BLANK,
                words.say("status-422", List.of(), language),
                422,
                errors.get(0).detail(),
                "settings-refused",
                errors);
    }

    private Problem schedule(ScheduleRefusedException refused, Locale language) {
        String code = "schedule-" + code(refused.reason());
        String detail = words.say(code, List.of(refused.cron()), language);
        return new Problem(
                BLANK,
                words.say("status-422", List.of(), language),
                422,
                detail,
                code,
                List.of(new Problem.FieldError(Optional.of("/cron"), Optional.empty(), code, detail)));
    }

    private Problem upload(UploadRefusal refused, Locale language) {
        int status = refused.reason() == UploadRefusal.Reason.UNKNOWN_FILE ? 404 : 409;
        return new Problem(
                BLANK,
                words.say("status-" + status, List.of(), language),
                status,
                services.uploadWords().say(refused, language),
                "upload-" + code(refused.reason()),
                List.of());
    }

    /** What is gone does not come back. */
    private Problem file(FileRefusal refused, Locale language) {
        return switch (refused.reason()) {
            case UNKNOWN_FILE -> problem(language, 404, "not-found");
            case ARCHIVE_REMOVED -> problem(language, 410, "archive-removed", Long.toString(refused.fileId()));
            case ARCHIVE_LOST -> problem(language, 409, "archive-lost", Long.toString(refused.fileId()));
        };
    }

    /** A constant as codes are written. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
