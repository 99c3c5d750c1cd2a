package asterism.api.configuration;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Plug point: knows under which codes files were sent or handed over. Several may be there, each knowing a part of it;
 * one that fails makes the change fail that asked. Thread-safe.
 */
@ConsumerType
public interface SentCodes {
    /**
     * Finds the stores of which files were sent under codes. It is asked in the transaction of the change that depends on
     * it, and takes no other connection to the plug-in's own database: when all are held by such as ask, none is free.
     *
     * @param connection to the plug-in's own database, whatever its schema; not to be committed, rolled back or closed
     * @param clientId   legal entity code
     * @param storeCodes store codes
     * @return ids of stores by store code; none, or no entry, for a code under which nothing was sent
     * @throws SQLException when the database cannot be read
     * @throws IOException  when it cannot be told for another reason
     */
    Map<String, Set<String>> stores(Connection connection, String clientId, Set<String> storeCodes)
            throws SQLException, IOException;
}
