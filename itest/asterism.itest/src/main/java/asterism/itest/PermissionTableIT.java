package asterism.itest;

import static asterism.itest.Administrator.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Every operation that the description knows, asked by nobody and by each permission: it says what each one needs. */
class PermissionTableIT {
    private static final String NOBODY = "";
    private static final String STRANGER = "stranger";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** An operation and the permission that it is said to need. */
    private record Operation(String method, String path, Permission needed) {}

    @Test
    void everyOperationIsForThoseWhoHaveItsPermissionAndForNobodyElse() throws Exception {
        try (Home home = Home.open(folder)) {
            new Administrator(home);
            for (Permission permission : Permission.values()) {
                Holder holder = new Holder(Holder.Kind.USER, permission.name());
                home.service(Grants.class).grant(new Actor.HomeOwner(), UNION, new Grant(holder, permission));
            }
            try (RestCaller rest = RestCaller.open(Permission.VIEW.name())) {
                List<Operation> operations = operations(rest);
                assertThat(operations).hasSizeGreaterThan(50);
                List<String> wrong = new ArrayList<>();
                for (Operation operation : operations) {
                    wrong.addAll(wrong(rest, operation));
                }
                assertThat(wrong).isEmpty();
            }
        }
    }

    private static List<Operation> operations(RestCaller rest) throws Exception {
        HttpResponse<String> response = rest.send(Permission.VIEW.name(), "GET", "openapi.yaml", "");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/yaml");
        Map<String, Map<String, Map<String, Map<String, Object>>>> all = new Yaml().load(response.body());
        List<Operation> operations = new ArrayList<>();
        all.get("paths")
                .forEach((path, item) -> item.keySet().stream()
                        .filter(method -> !method.equals("parameters"))
                        .forEach(method -> operations.add(new Operation(
                                method.toUpperCase(Locale.ROOT),
                                filled(path),
                                Permission.valueOf(item.get(method)
                                        .get("x-permission")
                                        .toString()
                                        .toUpperCase(Locale.ROOT))))));
        return operations;
    }

    /** Names what is not there, so that nobody does any harm. */
    private static String filled(String path) {
        return path.substring(1)
                .replace("{kind}", "users")
                .replace("{name}", "somebody")
                .replace("{permission}", "view")
                .replace("{job}", "clean")
                .replace("{clientId}", "123")
                .replace("{id}", "987654321");
    }

    private static List<String> wrong(RestCaller rest, Operation operation) throws Exception {
        List<String> wrong = new ArrayList<>();
        check(rest, operation, NOBODY, 401, wrong);
        check(rest, operation, STRANGER, 403, wrong);
        for (Permission had : Permission.values()) {
            check(rest, operation, had.name(), had.implies(operation.needed()) ? 200 : 403, wrong);
        }
        return wrong;
    }

    private static void check(RestCaller rest, Operation operation, String user, int expected, List<String> wrong)
            throws Exception {
        boolean hasBody =
                !operation.method().equals("GET") && !operation.method().equals("DELETE");
        HttpResponse<String> response =
                rest.send(user, operation.method(), operation.path(), hasBody ? "{\"nothing\": 1}" : "");
        int status = response.statusCode();
        boolean isRefused = status == 401 || status == 403;
        boolean good = expected == 200 ? !isRefused && status < 500 : status == expected;
        if (!good) {
            wrong.add(operation + " by '" + user + "': " + status + " " + response.body());
        }
    }
}
