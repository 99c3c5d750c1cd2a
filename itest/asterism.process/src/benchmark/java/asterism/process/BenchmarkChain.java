package asterism.process;

import asterism.demo.GenerateVerb;
import asterism.source.CsvFolderSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.util.converter.Converters;
import picocli.CommandLine;

/** Demo chains for benchmarks, whose days end 2026-11-23, generated once under {@code target/benchmark}. */
public final class BenchmarkChain {
    private BenchmarkChain() {}

    /** A chain of 365 days. */
    public static Path folder(int stores) throws IOException {
        return folder("chain" + stores, stores, 365);
    }

    static Path folder(int stores, int days) throws IOException {
        return folder("chain" + stores + '-' + days, stores, days);
    }

    private static Path folder(String name, int stores, int days) throws IOException {
        Path folder = Path.of("target", "benchmark", name).toAbsolutePath();
        if (!Files.exists(folder.resolve("manifest.csv"))) {
            Files.createDirectories(folder.getParent());
            new CommandLine(new GenerateVerb())
                    .execute(
                            folder.toString(),
                            "--stores=" + stores,
                            "--days=" + days,
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
