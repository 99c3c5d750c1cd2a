package asterism.process;

import asterism.demo.GenerateVerb;
import asterism.source.CsvFolderSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.util.converter.Converters;
import picocli.CommandLine;

/** Demo chains for benchmarks: 365 days that end 2026-11-23, generated once under {@code target/benchmark}. */
public final class BenchmarkChain {
    private BenchmarkChain() {}

    public static Path folder(int stores) throws IOException {
        Path folder = Path.of("target", "benchmark", "chain" + stores).toAbsolutePath();
        if (!Files.exists(folder.resolve("manifest.csv"))) {
            Files.createDirectories(folder.getParent());
            new CommandLine(new GenerateVerb())
                    .execute(
                            folder.toString(),
                            "--stores=" + stores,
                            "--days=365",
                            "--seed=1",
                            "--end=2026-11-23");
        }
        return folder;
    }

    public static CsvFolderSource source(int stores) throws IOException {
        return new CsvFolderSource(Converters.standardConverter()
                .convert(Map.of("folder", folder(stores).toString()))
                .to(CsvFolderSource.Config.class));
    }
}
