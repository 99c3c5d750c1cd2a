package asterism.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.Actor;
import asterism.api.access.AccessDeniedException;
import asterism.api.access.Permission;
import org.junit.jupiter.api.Test;

class CheckedAccessTest {
    private static final Actor IVANOVA = new Actor.User("ivanova");
    private static final Actor JOB = new Actor.Job("send", "ivanova");

    private final CheckedAccess access = new CheckedAccess();

    @Test
    void withoutGrantsOnlyTheHomesOwnerMayDoAnything() throws Exception {
        for (Permission permission : Permission.values()) {
            assertThat(access.isAllowed(new Actor.HomeOwner(), "u", permission)).isTrue();
            assertThat(access.isAllowed(IVANOVA, "u", permission)).isFalse();
            assertThat(access.isAllowed(JOB, "u", permission)).isFalse();
        }
    }

    @Test
    void grantsDecideAsLongAsTheyAreThere() throws Exception {
        access.grants = (actor, unionId, permission) -> actor.equals(JOB) && unionId.equals("u");

        assertThat(access.isAllowed(JOB, "u", Permission.RUN)).isTrue();
        assertThat(access.isAllowed(JOB, "v", Permission.RUN)).isFalse();
        assertThat(access.isAllowed(new Actor.HomeOwner(), "v", Permission.RUN)).isTrue();

        access.grants = null;
        assertThat(access.isAllowed(JOB, "u", Permission.RUN)).isFalse();
    }

    @Test
    void aRefusalNamesWhoAndWhatAndWhetherItWasLookedUp() throws Exception {
        assertThat(refusal().isKnown()).isFalse();
        assertThat(refusal()).hasMessageContaining("nobody knows");

        access.grants = (actor, unionId, permission) -> false;
        assertThat(refusal().isKnown()).isTrue();
        assertThat(refusal()).hasMessage("ivanova lacks the permission CONFIGURE");
        assertThat(refusal().actor()).isEqualTo(IVANOVA);
        assertThat(refusal().permission()).isEqualTo(Permission.CONFIGURE);
        access.require(new Actor.HomeOwner(), "u", Permission.CONFIGURE);
    }

    private AccessDeniedException refusal() {
        return catchThrowableOfType(
                AccessDeniedException.class, () -> access.require(IVANOVA, "u", Permission.CONFIGURE));
    }
}
