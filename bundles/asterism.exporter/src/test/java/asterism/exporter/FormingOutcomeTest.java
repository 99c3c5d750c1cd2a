package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.FileTrouble;
import asterism.api.FileTrouble.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormingOutcomeTest {
    @Test
    void keepsWhyAFileIsNotWrittenWithoutTheWordsAndPathsOfJava() {
        assertThat(FormingOutcome.trouble(new NoSuchFileException("/srv/out/f.zip")))
                .containsExactly("MISSING", "f.zip");
        assertThat(FormingOutcome.trouble(new IOException("x", new AccessDeniedException("C:\\out\\f.zip"))))
                .containsExactly("NOT_ALLOWED", "f.zip");
        assertThat(FormingOutcome.trouble(new FileAlreadyExistsException("f.zip")))
                .containsExactly("IN_THE_WAY", "f.zip");
        assertThat(FormingOutcome.trouble(new IOException("No space left on device")))
                .containsExactly("NO_SPACE", "");
        assertThat(FormingOutcome.trouble(new FileSystemException("/srv/f.zip", null, "Stale file handle")))
                .containsExactly("OTHER", "f.zip");
        assertThat(FormingOutcome.trouble(new IOException("/srv is odd"))).containsExactly("OTHER", "");
    }

    @Test
    void aTroubleThatIsKeptAsArgumentsIsTheSameAgain() {
        FileTrouble trouble = new FileTrouble(Reason.MISSING, "f.zip");
        assertThat(FileTrouble.ofArguments(trouble.toArguments())).contains(trouble);
        assertThat(FileTrouble.ofArguments(List.of("/srv/f.zip"))).isEmpty();
    }
}
