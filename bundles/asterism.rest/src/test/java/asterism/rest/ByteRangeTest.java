package asterism.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final String TAG = "\"7-100-a\"";

    private static Optional<ByteRange> of(@Nullable String range) throws ByteRange.UnsatisfiableException {
        return ByteRange.of(range, null, TAG, 100);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=10-19, 10, 19",
        "bytes=90-, 90, 99",
        "bytes=0-999999999999999999, 0, 99",
        "bytes=-1, 99, 99",
        "bytes=-1000, 0, 99",
        "' bytes=5-6 ', 5, 6"
    })
    void findsThePartThatIsThere(String range, long first, long last) throws Exception {
        assertThat(of(range)).contains(new ByteRange(first, last));
        assertThat(of(range).orElseThrow().length()).isEqualTo(last - first + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=9-3",
                "bytes=0-1,3-4",
                "items=0-1",
                "bytes=a-b",
                "bytes=1-2 3",
                "bytes=9999999999999999999-"
            })
    void takesWhatItDoesNotUnderstandForAllOfIt(String range) throws Exception {
        assertThat(of(range)).isEmpty();
    }

    @Test
    void takesNoneForAllOfIt() throws Exception {
        assertThat(of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void refusesAPartBehindTheEnd(String range) {
        assertThatThrownBy(() -> of(range)).isInstanceOf(ByteRange.UnsatisfiableException.class);
    }

    @Test
    void givesAllOfItWhenItIsNotTheSameAnyMore() throws Exception {
        assertThat(ByteRange.of("bytes=0-1", TAG, TAG, 100)).isPresent();
        assertThat(ByteRange.of("bytes=0-1", "\"7-100-b\"", TAG, 100)).isEmpty();
        assertThat(ByteRange.of("bytes=0-1", "W/" + TAG, TAG, 100)).isEmpty();
        assertThat(ByteRange.of("bytes=500-", "Tue, 24 Nov 2026 00:00:00 GMT", TAG, 100))
                .isEmpty();
    }
}
