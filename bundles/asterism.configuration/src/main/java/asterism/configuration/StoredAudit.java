package asterism.configuration;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.audit.AuditEntry;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The trail in the table {@code audit_entry}. It is named with its schema, as whoever makes an entry does so on a
 * connection to a schema of his own; the schemas of all bundles are in one database.
 */
@Component
public final class StoredAudit implements Audit {
    private static final int MAX_VALUE = 1000;
    private static final int MAX_NAME = 300;

    private final Database database;
    private final Clock clock;
    private final AccessControl access;

    /** Wired by DS. */
    @Activate
    public StoredAudit(
            @Reference(target = "(asterism.schema=configuration)") Database database,
            @Reference(target = ChainClock.TARGET, policyOption = ReferencePolicyOption.GREEDY) Clock clock,
            @Reference AccessControl access) {
        this.database = database;
        this.clock = clock;
        this.access = access;
    }

    @Override
    public void record(Connection connection, Actor actor, String subject, String from, String to) throws SQLException {
        if (from.equals(to) && !from.equals(CHANGED)) {
            return;
        }
        String sql = """
                insert into "configuration".audit_entry (changed_at, changed_by, subject, from_value, to_value)
                values (?, ?, ?, ?, ?)
                """;
        Sql.update(
                connection,
                sql,
                clock.instant(),
                cut(actor.name(), MAX_NAME),
                cut(subject, MAX_NAME),
                cut(from, MAX_VALUE),
                cut(to, MAX_VALUE));
    }

    /** An entry that lacks the end of a long value is better than a change that is refused for its entry. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
    }

    @Override
    public List<AuditEntry> entries(Actor actor, String subject, long before, int limit) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.CONFIGURE);
        if (limit < 1 || limit > MAX_VALUE) {
            throw new IllegalArgumentException("limit is " + limit + ", expected: 1 to " + MAX_VALUE);
        }
        String sql = """
                select id, changed_at, changed_by, subject, from_value, to_value
                from audit_entry where id < ? and subject like ? escape '!' order by id desc fetch first ? rows only
                """;
        String pattern = subject.replaceAll("[!%_]", "!$0") + '%';
        return database.<List<AuditEntry>, IOException>transaction(connection -> Sql.list(
                connection,
                sql,
                row -> new AuditEntry(
                        row.getLong("id"),
                        Sql.instant(row, "changed_at"),
                        row.getString("changed_by"),
                        row.getString("subject"),
                        row.getString("from_value"),
                        row.getString("to_value")),
                before,
                pattern,
                limit));
    }
}
