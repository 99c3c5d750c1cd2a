package asterism.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowFilterTest {
    private final AllowFilter allowed = new AllowFilter(RestApplication.resources(new Services()));

    @ParameterizedTest
    @CsvSource({
        "/me, GET HEAD OPTIONS",
        "/files, GET HEAD OPTIONS",
        "/files/7, GET HEAD OPTIONS",
        "/files/7/, GET HEAD OPTIONS",
        "/files/archives, GET HEAD OPTIONS POST",
        "/files/7/archive, GET HEAD OPTIONS",
        "/files/7/release, OPTIONS POST",
        "/files/7/complaints, GET HEAD OPTIONS POST",
        "/rights/users/view, DELETE OPTIONS PUT",
        "/openapi.yaml, GET HEAD OPTIONS",
        "/openapi-yaml, OPTIONS",
        "/nowhere, OPTIONS"
    })
    void anAddressHasTheMethodsOfItsResource(String path, String methods) {
        assertThat(String.join(" ", allowed.methods(path))).isEqualTo(methods);
    }
}
