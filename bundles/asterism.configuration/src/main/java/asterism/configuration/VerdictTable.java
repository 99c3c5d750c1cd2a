package asterism.configuration;

import asterism.api.configuration.Complaint;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Verdict;
import asterism.api.export.Participant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables {@code initial_verdict} and {@code complaint}. */
final class VerdictTable {
    private VerdictTable() {}

    /** All verdicts of a union, newest first. */
    static List<Verdict> list(Connection connection, String unionId) throws SQLException {
        String sql = """
                select id, participation_id, store_id, store_code, client_id, initial_day, confirmed, file_id,
                  recorded_at, recorded_by, remark
                from initial_verdict where union_id = ? order by id desc
                """;
        return Sql.list(connection, sql, VerdictTable::verdict, unionId);
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        long file = row.getLong("file_id");
        return new Verdict(
                row.getLong("id"),
                row.getLong("participation_id"),
                new Participant(row.getString("store_id"), row.getString("store_code"), row.getString("client_id")),
                row.getObject("initial_day", LocalDate.class),
                row.getBoolean("confirmed"),
                file == 0 ? OptionalLong.empty() : OptionalLong.of(file),
                Sql.instant(row, "recorded_at"),
                row.getString("recorded_by"),
                row.getString("remark"));
    }

    /** The verdicts on the initial data that a participation has now: one on other codes or days is none on them. */
    static List<Verdict> of(List<Verdict> newestFirst, Participation participation) {
        return newestFirst.stream()
                .filter(verdict -> verdict.participationId() == participation.id()
                        && verdict.owner().equals(participation.participant())
                        && participation
                                .initialDay()
                                .filter(verdict.initialDay()::equals)
                                .isPresent())
                .toList();
    }

    static boolean isConfirmed(List<Verdict> newestFirst, Participation participation) {
        return of(newestFirst, participation).stream()
                .findFirst()
                .filter(Verdict::confirmed)
                .isPresent();
    }

    /** Stores whose initial data the union has seen, by the codes that they had; the store of a key is left out. */
    static Map<Participant, Set<String>> stores(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(Verdict::owner)
                .collect(Collectors.groupingBy(
                        owner -> new Participant("", owner.storeCode(), owner.clientId()),
                        Collectors.mapping(Participant::storeId, Collectors.toSet())));
    }

    static void insert(Connection connection, String unionId, Verdict verdict) throws SQLException {
        String sql = """
                insert into initial_verdict (union_id, participation_id, store_id, store_code, client_id, initial_day,
                  confirmed, file_id, recorded_at, recorded_by, remark)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        Sql.update(
                connection,
                sql,
                unionId,
                verdict.participationId(),
                verdict.owner().storeId(),
                verdict.owner().storeCode(),
                verdict.owner().clientId(),
                verdict.initialDay(),
                verdict.confirmed(),
                verdict.fileId().orElse(0),
                verdict.at(),
                verdict.by(),
                verdict.remark());
    }

    /** All complaints of a union, newest first. */
    static List<Complaint> complaints(Connection connection, String unionId) throws SQLException {
        String sql = """
                select id, store_id, file_id, archive, recorded_at, recorded_by, text
                from complaint where union_id = ? order by id desc
                """;
        return Sql.list(
                connection,
                sql,
                row -> new Complaint(
                        row.getLong("id"),
                        row.getString("store_id"),
                        row.getLong("file_id"),
                        row.getString("archive"),
                        Sql.instant(row, "recorded_at"),
                        row.getString("recorded_by"),
                        row.getString("text")),
                unionId);
    }

    static Complaint insert(Connection connection, String unionId, Complaint complaint) throws SQLException {
        String sql = """
                insert into complaint (union_id, store_id, file_id, archive, recorded_at, recorded_by, text)
                values (?, ?, ?, ?, ?, ?, ?)
                """;
        long id = Sql.insert(
                connection,
                sql,
                unionId,
                complaint.storeId(),
                complaint.fileId(),
                complaint.archive(),
                complaint.at(),
                complaint.by(),
                complaint.text());
        return new Complaint(
                id,
                complaint.storeId(),
                complaint.fileId(),
                complaint.archive(),
                complaint.at(),
                complaint.by(),
                complaint.text());
    }
}
