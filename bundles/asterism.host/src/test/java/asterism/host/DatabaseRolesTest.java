package asterism.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.useradmin.Group;
import org.osgi.service.useradmin.Role;
import org.osgi.service.useradmin.User;

class DatabaseRolesTest {
    private Bench bench;
    private DatabaseRoles roles;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open();
        roles = new DatabaseRoles(bench.database);
    }

    @Test
    void rolesAreThereForAllNodes() throws Exception {
        Role user = roles.addRole("ivanova", Role.USER);
        Group group = (Group) roles.addRole("accountants", Role.GROUP);
        assertThat(group.addMember(user)).isTrue();
        assertThat(group.addMember(user)).isFalse();

        DatabaseRoles node = new DatabaseRoles(bench.database);
        assertThat(node.getRoles(null)).containsExactly(group, user);
        assertThat(node.getRoleByName("ivanova")).isInstanceOf(User.class).isEqualTo(user);
        assertThat(((Group) node.getRoleByName("accountants")).getMembers()).containsExactly(user);
        assertThat(((Group) node.getRoleByName("accountants")).getRequiredMembers())
                .isNull();
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        roles.addRole("ivanova", Role.USER);
        assertThat(roles.addRole("ivanova", Role.GROUP)).isNull();
        assertThatThrownBy(() -> roles.addRole(" ", Role.USER)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoIsRemovedIsInNoGroupAndHasNoSession() throws Exception {
        bench.add("ivanova", Bench.PASSWORD);
        String session = bench.in("ivanova", Bench.PASSWORD);
        Group group = (Group) roles.addRole("accountants", Role.GROUP);
        group.addRequiredMember(roles.getRoleByName("ivanova"));
        assertThat(group.getRequiredMembers()).hasSize(1);

        assertThat(roles.removeRole("ivanova")).isNotNull();
        assertThat(roles.removeRole("ivanova")).isNull();
        assertThat(group.getRequiredMembers()).isNull();
        assertThat(bench.sessions().user(session)).isEmpty();
    }

    @Test
    void propertiesAreNotKeptInSilence() throws Exception {
        Role user = roles.addRole("ivanova", Role.USER);
        assertThatThrownBy(() -> user.getProperties().put("mail", "x"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
