package asterism.rest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.AccessDeniedException;
import asterism.api.access.Permission;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsException;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.upload.TrialsUnderWayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ConcurrentModificationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems(new Services(), new Words());

    private Problem say(Throwable failure) {
        return problems.say(failure, true, Languages.ENGLISH);
    }

    private static void expect(Problem problem, int status, String code) {
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.title()).isNotEmpty().doesNotStartWith("status-");
        assertThat(problem.detail()).isNotEmpty().isNotEqualTo(code);
    }

    @Test
    void whatNobodyExpectedIsToldWithoutAWordOfTheInside() {
        Problem problem = say(new IllegalStateException("secret"));

        expect(problem, 500, "internal-error");
        assertThat(problem.toString()).doesNotContain("secret");
    }

    @Test
    void whatAServiceCannotTakeIsNoFaultOfTheCallerAsLongAsNobodyHasSaidWhose() {
        expect(say(new IllegalArgumentException("limit is 0")), 500, "internal-error");
        expect(say(new NumberFormatException("x")), 500, "internal-error");
    }

    @Test
    void aFailureWhileServicesComeOrGoPasses() {
        expect(problems.say(new IllegalStateException("gone"), false, Languages.ENGLISH), 503, "unavailable");
        expect(problems.say(new ServiceGoneException("Jobs"), true, Languages.ENGLISH), 503, "unavailable");
    }

    @Test
    void aDatabaseThatDoesNotAnswerPasses() {
        IOException database = new IOException("Database: broken", new SQLException("broken"));

        expect(say(database), 503, "database-unavailable");
        expect(say(new UncheckedIOException(database)), 503, "database-unavailable");
        assertThat(say(database).toString()).doesNotContain("broken");
    }

    @Test
    void aRefusalWhileNobodyKnowsWhatWasGrantedPasses() {
        Actor user = new Actor.User("x");
        expect(say(new AccessDeniedException(user, Permission.VIEW, false)), 503, "unavailable");
        expect(say(new AccessDeniedException(user, Permission.VIEW)), 403, "permission-missing");
    }

    @Test
    void aRefusalWithoutItsWordsPasses() {
        SettingsException refused = new SettingsException(List.of(Refusal.of(Refusal.Reason.STORE_UNKNOWN, "1")));

        expect(say(refused), 503, "unavailable");
    }

    @Test
    void whatCanBeMendedByTheCallerIsToldAsSuch() {
        expect(say(new ConcurrentModificationException()), 412, "changed-meanwhile");
        expect(say(new RunUnderWayException("form", "sozvezdie", 7)), 409, "run-under-way");
        expect(say(new TrialsUnderWayException(4)), 429, "tests-under-way");
        expect(
                say(new ScheduleRefusedException(ScheduleRefusedException.Reason.NEVER, "0 0 30 2 *", "")),
                422,
                "schedule-never");
        expect(say(RefusedException.notFound()), 404, "not-found");
        expect(say(RefusedException.parameter("page", "number-invalid", "1", "2")), 400, "parameter-invalid");
        assertThat(Problems.run(new RunUnderWayException("form", "sozvezdie", 7)))
                .hasValue(7);
    }
}
