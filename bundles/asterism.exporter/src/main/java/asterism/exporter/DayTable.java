package asterism.exporter;

import asterism.api.export.DayFigures;
import asterism.api.export.Participant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The table {@code export_day}: a row for each store and day with movements, as its newest file has them. A day of a
 * store is of one participation, and so is handed over under the codes that were formed last.
 */
final class DayTable {
    private static final String OF_OWNER = "store_id = ? and client_id = ? and store_code = ? ";

    private final Connection connection;

    DayTable(Connection connection) {
        this.connection = connection;
    }

    /** Replaces the days of a window; few differ from one file to the next, and only those are written. */
    void replace(Participant owner, Days window, Map<LocalDate, DayFigures> figures) throws SQLException {
        deleteOfOtherCodes(owner, window);
        Map<LocalDate, DayFigures> kept = ofOwner(owner, window);
        List<LocalDate> changed = Stream.concat(kept.keySet().stream(), figures.keySet().stream())
                .distinct()
                .filter(day -> !Objects.equals(kept.get(day), figures.get(day)))
                .toList();
        delete(owner, changed);
        insert(
                owner,
                changed.stream().filter(figures::containsKey).map(figures::get).toList());
    }

    private Map<LocalDate, DayFigures> ofOwner(Participant owner, Days window) throws SQLException {
        String sql = "select day_date, movements, sale_sum, receipt_sum from export_day where " + OF_OWNER
                + "and day_date between ? and ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            setOwner(query, owner);
            query.setObject(4, window.first());
            query.setObject(5, window.last());
            Map<LocalDate, DayFigures> days = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    LocalDate day = row.getObject(1, LocalDate.class);
                    days.put(day, new DayFigures(day, 1, row.getLong(2), row.getLong(3), row.getLong(4)));
                }
            }
            return days;
        }
    }

    private void deleteOfOtherCodes(Participant owner, Days window) throws SQLException {
        String sql = """
                delete from export_day
                where store_id = ? and (client_id <> ? or store_code <> ?) and day_date between ? and ?
                """;
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            setOwner(delete, owner);
            delete.setObject(4, window.first());
            delete.setObject(5, window.last());
            delete.executeUpdate();
        }
    }

    private void delete(Participant owner, Collection<LocalDate> days) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from export_day where " + OF_OWNER + "and day_date = ?")) {
            for (LocalDate day : days) {
                setOwner(delete, owner);
                delete.setObject(4, day);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void insert(Participant owner, List<DayFigures> days) throws SQLException {
        String sql = """
                insert into export_day (store_id, client_id, store_code, day_date, movements, sale_sum, receipt_sum)
                values (?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (DayFigures day : days) {
                setOwner(insert, owner);
                insert.setObject(4, day.day());
                insert.setInt(5, Math.toIntExact(day.movements()));
                insert.setLong(6, day.saleSum());
                insert.setLong(7, day.receiptSum());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void setOwner(PreparedStatement statement, Participant owner) throws SQLException {
        statement.setString(1, owner.storeId());
        statement.setString(2, owner.clientId());
        statement.setString(3, owner.storeCode());
    }

    /** Sums over all stores, by day. */
    List<DayFigures> sums(LocalDate first, LocalDate last) throws SQLException {
        String sql = """
                select day_date, count(*), sum(movements), sum(sale_sum), sum(receipt_sum) from export_day
                where day_date between ? and ?
                group by day_date
                order by day_date
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, first);
            query.setObject(2, last);
            List<DayFigures> days = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    days.add(new DayFigures(
                            row.getObject(1, LocalDate.class),
                            row.getInt(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5)));
                }
            }
            return days;
        }
    }

    /** Days of some stores under all their codes, rising. */
    Map<Participant, List<DayFigures>> ofStores(Collection<String> storeIds, LocalDate first, LocalDate last)
            throws SQLException {
        String marks = String.join(", ", Collections.nCopies(storeIds.size(), "?"));
        String sql = """
                select store_id, store_code, client_id, day_date, movements, sale_sum, receipt_sum from export_day
                where day_date between ? and ? and store_id in (%s)
                order by day_date
                """.formatted(marks);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, first);
            query.setObject(2, last);
            int at = 3;
            for (String id : storeIds) {
                query.setString(at++, id);
            }
            Map<Participant, List<DayFigures>> days = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    days.computeIfAbsent(
                                    new Participant(row.getString(1), row.getString(2), row.getString(3)),
                                    owner -> new ArrayList<>())
                            .add(new DayFigures(
                                    row.getObject(4, LocalDate.class),
                                    1,
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getLong(7)));
                }
            }
            return days;
        }
    }
}
