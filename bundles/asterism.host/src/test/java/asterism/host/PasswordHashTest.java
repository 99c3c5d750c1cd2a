package asterism.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    @Test
    void onlyThePasswordMatches() {
        PasswordHash hash = PasswordHash.of("correct horse", 1000);
        assertThat(hash.matches("correct horse")).isTrue();
        assertThat(hash.matches("correct horsf")).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(PasswordHash.OF_NOBODY.matches("")).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(PasswordHash.of("correct horse", 1000).hash())
                .isNotEqualTo(PasswordHash.of("correct horse", 1000).hash());
    }

    @Test
    void parametersAreKeptWithTheHash() {
        PasswordHash hash = PasswordHash.of("correct horse");
        assertThat(hash.iterations()).isGreaterThanOrEqualTo(210_000);
        assertThat(hash.algorithm()).isEqualTo("PBKDF2WithHmacSHA512");
        assertThat(hash.toString()).doesNotContain(hash.hash(), hash.salt());
        assertThat(PasswordHash.OF_NOBODY.iterations()).isEqualTo(hash.iterations());
    }

    @Test
    void lettersThatLookAlikeAreAlike() {
        assertThat(PasswordHash.of("мой дивный \u0439", 1000).matches("мой дивный \u0438\u0306"))
                .isTrue();
    }

    @Test
    void passwordsHaveTwelveCharactersAtLeast() {
        assertThat(PasswordHash.isAllowed("x".repeat(11))).isFalse();
        assertThat(PasswordHash.isAllowed("x".repeat(12))).isTrue();
        assertThat(PasswordHash.isAllowed("😀".repeat(200))).isTrue();
        assertThat(PasswordHash.isAllowed("x".repeat(201))).isFalse();
    }
}
