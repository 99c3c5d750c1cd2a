package asterism.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.useradmin.Authorization;
import org.osgi.service.useradmin.Group;
import org.osgi.service.useradmin.Role;
import org.osgi.service.useradmin.User;
import org.osgi.service.useradmin.UserAdmin;

class UserAdminIdentityTest {
    private final User ivanova = fake(User.class, (proxy, method, arguments) -> "ivanova");
    private final Role anyone = fake(Role.class, (proxy, method, arguments) -> Role.USER_ANYONE);
    private final UserAdmin admin = fake(UserAdmin.class, (proxy, method, arguments) -> switch (method.getName()) {
        case "getRole" ->
            arguments[0].equals("ivanova") ? ivanova : arguments[0].equals(Role.USER_ANYONE) ? anyone : null;
        case "getAuthorization" ->
            fake(
                    Authorization.class,
                    (self, hasRole, role) -> arguments[0] == ivanova
                            && (role[0].equals("accountants") || role[0].equals(Role.USER_ANYONE)));
        default -> throw new UnsupportedOperationException(method.getName());
    });
    private final UserAdminIdentity identity = new UserAdminIdentity();

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Group.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @BeforeEach
    void bind() {
        identity.admin = admin;
    }

    @Test
    void withoutUserAdminNobodyIsInAnyGroup() {
        identity.admin = null;

        assertThat(identity.isMember("ivanova", "accountants")).isFalse();
    }

    @Test
    void aKnownUserIsInTheGroupsThatUserAdminSays() {
        assertThat(identity.isMember("ivanova", "accountants")).isTrue();
        assertThat(identity.isMember("ivanova", Role.USER_ANYONE)).isTrue();
        assertThat(identity.isMember("ivanova", "auditors")).isFalse();
    }

    @Test
    void aStoreThatIsNotReachedSaysNothingOfGroups() {
        IOException lost = new IOException("Database: lost");
        identity.admin = fake(UserAdmin.class, (proxy, method, arguments) -> {
            throw new IllegalStateException("wrapped", lost);
        });

        assertThatThrownBy(() -> identity.isMember("ivanova", "accountants"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(lost);
    }

    @Test
    void anUnknownNameIsInNoGroup() {
        assertThat(identity.isMember("petrov", "accountants")).isFalse();
        assertThat(identity.isMember(Role.USER_ANYONE, Role.USER_ANYONE)).isFalse();
    }
}
