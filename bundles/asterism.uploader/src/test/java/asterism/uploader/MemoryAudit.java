package asterism.uploader;

import asterism.api.Actor;
import asterism.api.audit.Audit;
import asterism.api.audit.AuditEntry;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the trail as texts. */
final class MemoryAudit implements Audit {
    final List<String> entries = new CopyOnWriteArrayList<>();

    @Override
    public void record(Connection connection, Actor actor, String subject, String from, String to) {
        if (!from.equals(to) || from.equals(CHANGED)) {
            entries.add(actor.name() + " " + subject + " " + from + " -> " + to);
        }
    }

    @Override
    public List<AuditEntry> entries(Actor actor, String subject, long before, int limit) {
        throw new UnsupportedOperationException();
    }
}
