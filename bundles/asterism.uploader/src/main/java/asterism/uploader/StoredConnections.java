package asterism.uploader;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.storage.Database;
import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadConnections;
import asterism.api.upload.UploadException;
import asterism.uploader.ConnectionTable.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections in the database; passwords are encrypted with a key that is not there. */
@Component(
        service = {UploadConnections.class, StoredConnections.class},
        configurationPid = "asterism.uploader")
public final class StoredConnections implements UploadConnections, Targets {
    private static final Logger LOG = LoggerFactory.getLogger(StoredConnections.class);
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final Audit audit;
    private final AccessControl access;
    private final Secrets secrets;
    private final Trials trials;

    /** Where the key of passwords is. */
    public @interface Config {
        /**
         * The key.
         *
         * @return 32 bytes in base64; empty for a key file in the home directory
         */
        String _key() default "";
    }

    /**
     * Wired by DS.
     *
     * @throws IllegalArgumentException when the key of the configuration is none
     */
    @Activate
    public StoredConnections(
            @Reference(service = Database.class, target = "(asterism.schema=uploader)")
                    Map.Entry<Map<String, Object>, Database> database,
            @Reference Audit audit,
            @Reference AccessControl access,
            @Reference Transports transports,
            Config config) {
        this(database.getValue(), audit, access, transports, key(config._key(), database.getKey()));
    }

    StoredConnections(Database database, Audit audit, AccessControl access, Transports transports, MasterKey key) {
        this.database = database;
        this.audit = audit;
        this.access = access;
        this.secrets = new Secrets(key);
        this.trials = new Trials(transports);
    }

    private static MasterKey key(String given, Map<String, Object> properties) {
        if (!given.isBlank()) {
            return MasterKey.given(given);
        }
        if (properties.get(Database.HOME) instanceof String home) {
            return MasterKey.inFile(Path.of(home).resolve("uploader.key"));
        }
        throw new IllegalArgumentException(
                "asterism.uploader: key is required when the database has no home directory");
    }

    @Override
    public List<UploadConnection> all(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        return all(unionId);
    }

    /** For those that tell no more of them than whether they are there. */
    List<UploadConnection> all(String unionId) throws IOException {
        return database.transaction(connection -> new ConnectionTable(connection).all(unionId)).stream()
                .map(Row::connection)
                .toList();
    }

    @Override
    public UploadConnection save(Actor actor, UploadConnection wanted, Optional<char[]> password) throws IOException {
        access.require(actor, wanted.unionId(), Permission.CONFIGURE);
        ConnectionRules.check(wanted);
        password.ifPresent(ConnectionRules::checkPassword);
        String id = ConnectionTable.id(wanted.unionId(), wanted.clientId());
        Optional<String> secret = Optional.empty();
        if (password.isPresent()) {
            secret = Optional.of(password.get().length == 0 ? "" : secrets.encrypt(id, password.get()));
        }
        Optional<String> kept = secret;
        UploadConnection saved;
        try {
            saved = database.transaction(connection -> write(connection, actor, wanted, kept));
        } catch (IOException e) {
            if (wanted.version() == 0 && isAddedTwice(e)) {
                throw stale(id, 0);
            }
            throw e;
        }
        LOG.info("connection {} changed by {}", id, actor.name());
        return saved;
    }

    /** Only the key knows who was first, as two at once both see that there is none. */
    private static boolean isAddedTwice(IOException failed) {
        return failed.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState());
    }

    private UploadConnection write(
            Connection connection, Actor actor, UploadConnection wanted, Optional<String> newSecret)
            throws SQLException {
        ConnectionTable table = new ConnectionTable(connection);
        Optional<Row> known = table.find(wanted.unionId(), wanted.clientId());
        String before = known.map(Row::secret).orElse("");
        Optional<String> kept = known.filter(
                        row -> isSameServer(row.connection().endpoint(), wanted.endpoint()))
                .map(Row::secret);
        String secret = newSecret.or(() -> kept).orElse("");
        long version = wanted.version();
        UploadConnection next = new UploadConnection(
                wanted.unionId(), wanted.clientId(), wanted.endpoint(), !secret.isEmpty(), version + 1);
        Row row = new Row(next, secret);
        if (version == 0) {
            table.insert(row);
        } else if (!table.update(row, version)) {
            throw stale(ConnectionTable.id(wanted.unionId(), wanted.clientId()), version);
        }
        new ConnectionTrail(audit, connection, actor)
                .changed(known.map(Row::connection), Optional.of(next), !secret.equals(before));
        return next;
    }

    /** Whoever names another server, or asks for no encryption any more, must know the password that goes there. */
    private static boolean isSameServer(Endpoint known, Endpoint wanted) {
        return known.protocol().equals(wanted.protocol())
                && known.host().equalsIgnoreCase(wanted.host())
                && known.port() == wanted.port();
    }

    @Override
    public void remove(Actor actor, String unionId, String clientId, long version) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        database.transaction(connection -> {
            ConnectionTable table = new ConnectionTable(connection);
            Optional<Row> known = table.find(unionId, clientId);
            if (known.isPresent()) {
                if (!table.delete(unionId, clientId, version)) {
                    throw stale(ConnectionTable.id(unionId, clientId), version);
                }
                boolean password = !known.get().secret().isEmpty();
                new ConnectionTrail(audit, connection, actor)
                        .changed(known.map(Row::connection), Optional.empty(), password);
            }
            return true;
        });
        LOG.info("connection {} removed by {}", ConnectionTable.id(unionId, clientId), actor.name());
    }

    private static ConcurrentModificationException stale(String id, long version) {
        return new ConcurrentModificationException(
                "Connection " + id + ": version " + version + " was to be changed, another one is stored");
    }

    @Override
    public ConnectionCheck test(Actor actor, String unionId, String clientId) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        ConnectionCheck check;
        try (Target target = find(unionId, clientId)) {
            check = trials.test(target);
        } catch (UploadException e) {
            check = new ConnectionCheck(List.of(), Optional.of(e.problem()), false);
        }
        return tried(actor, ConnectionTrail.subject(unionId, clientId), check);
    }

    @Override
    public ConnectionCheck test(Actor actor, UploadConnection wanted, Optional<char[]> password) throws IOException {
        access.require(actor, wanted.unionId(), Permission.CONFIGURE);
        ConnectionRules.check(wanted);
        password.ifPresent(ConnectionRules::checkPassword);
        ConnectionCheck check;
        try (Target target = password.isPresent() ? new Target(wanted.endpoint(), password.get()) : kept(wanted)) {
            check = trials.test(target);
        } catch (UploadException e) {
            check = new ConnectionCheck(List.of(), Optional.of(e.problem()), false);
        }
        return tried(actor, "connection", check);
    }

    /** With the password that saving would keep. */
    private Target kept(UploadConnection wanted) throws UploadException, IOException {
        Optional<Row> known = database.transaction(
                connection -> new ConnectionTable(connection).find(wanted.unionId(), wanted.clientId()));
        boolean isKept = known.filter(row -> isSameServer(row.connection().endpoint(), wanted.endpoint()))
                .isPresent();
        return isKept ? target(known.get(), wanted.endpoint()) : new Target(wanted.endpoint(), new char[0]);
    }

    private ConnectionCheck tried(Actor actor, String subject, ConnectionCheck check) throws IOException {
        String result = check.problem()
                .map(problem -> problem.step() + " " + problem.advice())
                .orElse("passed");
        database.transaction(connection -> {
            audit.record(connection, actor, subject + ".test", "", result);
            return true;
        });
        return check;
    }

    @Override
    public Target find(String unionId, String clientId) throws UploadException, IOException {
        Optional<Row> row = database.transaction(connection -> {
            ConnectionTable table = new ConnectionTable(connection);
            Optional<Row> own = table.find(unionId, clientId);
            return own.isPresent() ? own : table.find(unionId, "");
        });
        if (row.isEmpty()) {
            throw Problems.ours(UploadAdvice.NO_CONNECTION, true, unionId + ' ' + clientId, null);
        }
        return target(row.get(), row.get().connection().endpoint());
    }

    private Target target(Row row, Endpoint endpoint) throws UploadException, IOException {
        UploadConnection known = row.connection();
        if (!known.hasPassword()) {
            return new Target(endpoint, new char[0]);
        }
        String id = ConnectionTable.id(known.unionId(), known.clientId());
        Optional<char[]> password = secrets.decrypt(id, row.secret());
        if (password.isEmpty()) {
            throw Problems.ours(UploadAdvice.KEY_LOST, false, id, null);
        }
        try {
            return new Target(endpoint, password.get());
        } finally {
            Arrays.fill(password.get(), '\0');
        }
    }
}
