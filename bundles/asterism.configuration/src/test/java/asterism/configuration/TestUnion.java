package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.audit.Audit;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsException;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;

/** All services of configuration on an empty database in memory; it is 24 November 2026, 02:30 in Moscow. */
final class TestUnion {
    static final Actor IVANOVA = new Actor.User("ivanova");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T23:30:00Z"), ZoneId.of("Europe/Moscow"));
    private static final List<String> MIGRATIONS =
            List.of("001-export-settings-and-audit.sql", "002-stores-kinds-and-confirmations.sql");

    final StubLedger ledger = new StubLedger();
    final StubFiles files = new StubFiles();
    /** Stores by legal entity code and store code. */
    final Map<String, Set<String>> sent = new HashMap<>();

    final AccessControl access = (actor, unionId, permission) -> true;
    final Database database;
    final Audit audit;
    final StoredSettings settings;
    final StoredParticipations participations;
    final StoredKindChoices kinds;
    final StoredConfirmations confirmations;
    final ComputedReadiness readiness;

    TestUnion() throws Exception {
        database = database();
        for (String migration : MIGRATIONS) {
            migrate(database, migration);
        }
        audit = new StoredAudit(database, CLOCK, access);
        settings = new StoredSettings(database, ledger, audit, access);
        participations = new StoredParticipations(database, ledger, audit, access);
        participations.addSentCodes((connection, client, codes) -> codes.stream()
                .collect(Collectors.toMap(
                        Function.identity(), code -> sent.getOrDefault(client + "/" + code, Set.of()))));
        confirmations = new StoredConfirmations(database, files, audit, access, CLOCK);
        readiness = new ComputedReadiness(database, ledger, files, CLOCK, access);
        kinds = new StoredKindChoices(database, ledger, audit, access, readiness, CLOCK);
    }

    static Database database() throws Exception {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = h2.getConnection()) {
            connection.createStatement().execute("create schema \"configuration\"");
            connection.createStatement().execute("create schema \"other\"");
        }
        return schema(h2, "configuration");
    }

    /** Another bundle's part of the same database. */
    Database other() {
        return () -> {
            Connection connection = database.connect();
            connection.setSchema("other");
            return connection;
        };
    }

    private static Database schema(JdbcDataSource h2, String schema) {
        return () -> {
            Connection connection = h2.getConnection();
            connection.setSchema(schema);
            return connection;
        };
    }

    /** Runs it twice, as one that was broken off is run again. */
    static void migrate(Database database, String migration) throws Exception {
        try (Connection connection = database.connect();
                var in = TestUnion.class.getResourceAsStream("/migrations/" + migration)) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            connection.createStatement().execute(sql);
            connection.createStatement().execute(sql);
        }
    }

    Participation save(Participation participation) throws IOException {
        return participations
                .save(IVANOVA, SOZVEZDIE, List.of(participation), false)
                .get(0);
    }

    Participation confirmed(Participation participation) throws IOException {
        return participations
                .save(IVANOVA, SOZVEZDIE, List.of(participation), true)
                .get(0);
    }

    List<Participation> list() throws IOException {
        return participations.list(IVANOVA, SOZVEZDIE);
    }

    /** The trail, oldest first. */
    List<String> trail(String subject) throws IOException {
        List<String> entries = new ArrayList<>();
        audit.entries(IVANOVA, subject, Long.MAX_VALUE, 1000)
                .forEach(entry ->
                        entries.add(entry.by() + " " + entry.subject() + " " + entry.from() + " -> " + entry.to()));
        Collections.reverse(entries);
        return entries;
    }

    static Optional<LocalDate> day(String day) {
        return Optional.of(LocalDate.parse(day));
    }

    static List<String> refusals(ThrowingCallable change) {
        SettingsException refused = Assertions.catchThrowableOfType(SettingsException.class, change);
        Assertions.assertThat(refused).as("refused").isNotNull();
        return refused.refusals().stream().map(Refusal::toString).toList();
    }
}
