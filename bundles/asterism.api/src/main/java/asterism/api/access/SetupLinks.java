package asterism.api.access;

import asterism.api.Actor;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Links by which people of the stand-alone host set their password: there is no default one. Each works once, for a day.
 * A host with its own sign-in has no such service. Thread-safe.
 */
@ProviderType
public interface SetupLinks {
    /**
     * Whether nobody may configure yet, so that a link for the first administrator is wanted.
     *
     * @param actor who asks; needs {@link Permission#CONFIGURE}
     * @return false as soon as one user or group may
     * @throws AccessDeniedException when that is not allowed
     * @throws IOException           when the database cannot be read
     */
    boolean isFirstWanted(Actor actor) throws IOException;

    /**
     * Makes a link. Who opens it sets a password: for a user that is named, who is made when there is none, and whose
     * sessions end; or for a new user of any name, who may configure from then on. The use of one ends the others for the
     * same.
     *
     * @param actor who wants it; needs {@link Permission#CONFIGURE}
     * @param user  whose password is to be set; empty for somebody who is to configure
     * @return the path within the host; a secret, to be shown once and never kept
     * @throws IllegalArgumentException when this can be no user's name
     * @throws AccessDeniedException    when that is not allowed
     * @throws IOException              when the database cannot be written
     */
    String create(Actor actor, Optional<String> user) throws IOException;

    /**
     * Where the host is reached.
     *
     * @return address of its start page; empty while it does not listen
     */
    Optional<URI> address();
}
