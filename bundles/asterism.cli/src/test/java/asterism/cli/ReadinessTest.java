package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void findsWhatTheComponentSaidInAStackTrace() {
        Exception said =
                new IllegalStateException("Home /h is in use by another process", new RuntimeException("deep"));

        assertThat(Readiness.reason(trace(new InvocationTargetException(said))))
                .isEqualTo("Home /h is in use by another process");
        assertThat(Readiness.reason(trace(said))).isEqualTo("Home /h is in use by another process");
        assertThat(Readiness.reason(null)).isEmpty();
    }

    private static String trace(Throwable throwable) {
        StringWriter text = new StringWriter();
        throwable.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
