package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolTextTest {
    @Test
    void givesBackWhatItTook() throws Exception {
        List<ProtocolEntry> protocol = List.of(
                ProtocolEntry.warning(Code.MISSING_COUNTRY, "S1", "A", "", "", 0),
                ProtocolEntry.warning(Code.TIN_INVALID, "S\t1", "\\n", "", "D\r\n", 12, "partner", "", "Ж\\")
                        .on(LocalDate.parse("2026-11-23")));

        assertThat(ProtocolText.decode(ProtocolText.encode(protocol))).isEqualTo(protocol);
        assertThat(ProtocolText.decode(ProtocolText.encode(List.of()))).isEmpty();
    }
}
