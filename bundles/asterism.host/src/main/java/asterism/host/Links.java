package asterism.host;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.access.SetupLinks;
import asterism.api.audit.Audit;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.storage.Database;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.useradmin.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One-time links in the database, which knows hashes of them only. */
@Component(service = {SetupLinks.class, Links.class})
public final class Links implements SetupLinks {
    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final String UNION = IntegrationSettings.SOZVEZDIE;
    private static final Actor OWNER = new Actor.HomeOwner();
    private static final Duration VALID = Duration.ofHours(24);

    /** Whom a link is for that is not for a user. */
    private static final String FIRST = "";

    private final Database database;
    private final Clock clock;
    private final AccessControl access;
    private final Grants grants;
    private final Audit audit;
    private final Listening listening;

    /** Wired by DS. */
    @Activate
    public Links(
            @Reference(target = "(asterism.schema=host)") Database database,
            @Reference(target = "(asterism.clock=chain)", policyOption = ReferencePolicyOption.GREEDY) Clock clock,
            @Reference AccessControl access,
            @Reference Grants grants,
            @Reference Audit audit,
            @Reference Listening listening) {
        this.database = database;
        this.clock = clock;
        this.access = access;
        this.grants = grants;
        this.audit = audit;
        this.listening = listening;
    }

    @Override
    public boolean isFirstWanted(Actor actor) throws IOException {
        return grants.list(actor, UNION).stream().noneMatch(grant -> grant.permission() == Permission.CONFIGURE);
    }

    @Override
    public Optional<URI> address() {
        return listening.address();
    }

    /** The secret is behind a {@code #}: browsers keep that to themselves, and no log has it. */
    @Override
    public String create(Actor actor, Optional<String> user) throws IOException {
        access.require(actor, UNION, Permission.CONFIGURE);
        user.ifPresent(Links::checkName);
        String token = Tokens.random();
        String name = user.orElse(FIRST);
        database.<Boolean, IOException>transaction(connection -> {
            Instant now = clock.instant();
            Sql.update(connection, "delete from host_link where expires_at < ?", now);
            add(connection, new Link(name, now.plus(VALID)), token);
            audit.record(connection, actor, "host.link" + (name.isEmpty() ? "" : "." + name), "", Audit.CHANGED);
            return true;
        });
        LOG.info("{} made a one-time link", actor.name());
        String named = user.map(one ->
                        "&" + URLEncoder.encode(one, StandardCharsets.UTF_8).replace("+", "%20"))
                .orElse("");
        return "/setup#" + token + named;
    }

    /** What came of the use of a link. */
    enum Use {
        /** The password is set. */
        DONE,
        /** It was used, is too old, is for another user, or never was. */
        NOT_VALID,
        /** It is for a new user, and there is one of this name; it stays valid. */
        NAME_TAKEN
    }

    /**
     * Uses a link.
     *
     * @param user     as a user may be called
     * @param password of an allowed length
     */
    Use use(String token, String user, String password) throws IOException {
        Optional<Link> used = Optional.empty();
        try {
            // Before the work of a hash, which is not for everybody.
            database.<Link, UseException>transaction(connection -> valid(connection, Tokens.hash(token), user));
            PasswordHash hash = PasswordHash.of(password);
            used = Optional.of(database.<Link, UseException>transaction(
                    connection -> use(connection, Tokens.hash(token), user, hash)));
        } catch (UseException e) {
            return e.use;
        } catch (IOException e) {
            if (Sql.isAdded(e)) {
                return Use.NAME_TAKEN;
            }
            throw e;
        }
        if (used.get().isFirst()) {
            grant(token, used.get(), user);
        }
        LOG.info("a one-time link set the password of {}", user);
        return Use.DONE;
    }

    private Link valid(Connection connection, String hash, String user) throws SQLException, UseException {
        return Sql.list(
                        connection,
                        "select user_name, expires_at from host_link where token_hash = ?",
                        rows -> new Link(rows.getString(1), Sql.instant(rows, 2)),
                        hash)
                .stream()
                .filter(known -> isInTime(known, clock.instant()))
                .filter(known -> known.isFirst() || known.user().equals(user))
                .findFirst()
                .orElseThrow(() -> new UseException(Use.NOT_VALID));
    }

    /** Not when it was made under a clock that has been put back since: it would last until that time comes again. */
    private static boolean isInTime(Link link, Instant now) {
        return !link.expiresAt().isBefore(now)
                && !link.expiresAt().isAfter(now.plus(VALID).plus(Pauses.CLOCKS_APART));
    }

    private Link use(Connection connection, String hash, String user, PasswordHash password)
            throws SQLException, UseException {
        Link link = valid(connection, hash, user);
        Optional<RoleTable.Entry> known = RoleTable.find(connection, user);
        if (known.isPresent() && (link.isFirst() || known.get().type() != Role.USER)) {
            throw new UseException(Use.NAME_TAKEN);
        }
        // Who takes the row away is the one who uses it, whatever others see at this moment.
        if (Sql.update(connection, "delete from host_link where token_hash = ?", hash) == 0) {
            throw new UseException(Use.NOT_VALID);
        }
        Sql.update(connection, "delete from host_link where user_name = ?", link.user());
        if (known.isEmpty()) {
            RoleTable.add(connection, new RoleTable.Entry(user, Role.USER));
        }
        RoleTable.setPassword(connection, user, password);
        Sessions.endAll(connection, user);
        Pauses.forget(connection, user);
        audit.record(connection, new Actor.User(user), "host.user." + user + ".password", "", Audit.CHANGED);
        return link;
    }

    /** In a transaction of its own. When it fails, all is as before, so that the link can be tried again. */
    private void grant(String token, Link link, String user) throws IOException {
        try {
            grants.grant(OWNER, UNION, new Grant(new Holder(Holder.Kind.USER, user), Permission.CONFIGURE));
        } catch (IOException | RuntimeException e) {
            database.<Boolean, IOException>transaction(connection -> {
                add(connection, link, token);
                return RoleTable.remove(connection, user);
            });
            throw e;
        }
    }

    private static void add(Connection connection, Link link, String token) throws SQLException {
        Sql.update(
                connection,
                "insert into host_link (token_hash, user_name, expires_at) values (?, ?, ?)",
                Tokens.hash(token),
                link.user(),
                link.expiresAt());
    }

    /**
     * Checks a user's name.
     *
     * @throws IllegalArgumentException when it is none
     */
    static void checkName(String name) {
        String user = new Holder(Holder.Kind.USER, name).name();
        if (user.equals(Role.USER_ANYONE) || user.equalsIgnoreCase(OWNER.name())) {
            throw new IllegalArgumentException(user + " stands for others");
        }
        if (user.codePoints().anyMatch(sign -> Character.getType(sign) == Character.FORMAT)) {
            throw new IllegalArgumentException("A user's name has no signs that nobody sees");
        }
    }

    /**
     * A link.
     *
     * @param user      for whom, or {@link #FIRST}
     * @param expiresAt until when
     */
    private record Link(String user, Instant expiresAt) {
        boolean isFirst() {
            return user.equals(FIRST);
        }
    }

    /** Leaves a transaction that must change nothing. */
    private static final class UseException extends Exception {
        private static final long serialVersionUID = 1L;

        private final Use use;

        UseException(Use use) {
            super(use.name());
            this.use = use;
        }
    }
}
