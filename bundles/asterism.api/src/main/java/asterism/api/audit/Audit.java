package asterism.api.audit;

import asterism.api.Actor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The audit trail. Entries are never changed. Thread-safe. */
@ProviderType
public interface Audit {
    /** Stands for the value of a secret. */
    String CHANGED = "changed";

    /**
     * Adds an entry in the transaction of the change that it tells of; does nothing when both values are equal, unless
     * they are {@link #CHANGED}.
     *
     * @param connection to the plug-in's own database, whatever its schema
     * @param actor      who changes it
     * @param subject    what, as {@link AuditEntry#subject()}
     * @param from       what it was, never a secret
     * @param to         what it becomes, never a secret
     * @throws SQLException when the database refuses it
     */
    void record(Connection connection, Actor actor, String subject, String from, String to) throws SQLException;

    /**
     * Reads the trail, newest first.
     *
     * @param actor   who asks
     * @param subject beginning of the subjects that are wanted; empty for all
     * @param before  only entries with a smaller id; {@link Long#MAX_VALUE} for the newest
     * @param limit   how many at most, 1 to 1,000
     * @return the entries
     * @throws IOException when the database cannot be read
     */
    List<AuditEntry> entries(Actor actor, String subject, long before, int limit) throws IOException;
}
