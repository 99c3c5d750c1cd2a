package asterism.source;

import asterism.api.source.SourceLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small folder that is whole, of which a test spoils what it is about. */
final class SourceFolder {
    static final String STORES = "store_id,name,kind\n";

    private final Path path;

    private SourceFolder(Path path) {
        this.path = path;
    }

    static SourceFolder whole(Path path) {
        return new SourceFolder(path)
                .with("stores.csv", STORES)
                .with("store_codes.csv", "store_id,system,code\n")
                .with("item_kinds.csv", "kind_id,name\n")
                .with("items.csv", "item_id,name,kind_id\n")
                .with("partners.csv", "partner_id,name\n")
                .part("");
    }

    SourceFolder part(String dashAndName) {
        return with("documents" + dashAndName + ".csv", "doc_id,store_id,doc_type,doc_time,changed_at\n")
                .with("lines" + dashAndName + ".csv", "doc_id,line_no,item_id,quantity\n");
    }

    SourceFolder stores(String text) {
        return with("stores.csv", text);
    }

    SourceFolder with(String file, String text) {
        return with(file, text, StandardCharsets.UTF_8);
    }

    SourceFolder with(String file, String text, Charset charset) {
        try {
            Files.write(path.resolve(file), text.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    SourceFolder without(String file) {
        try {
            Files.delete(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path path() {
        return path;
    }

    SourceLedger source() {
        return source(BufferPool.Sizes.USUAL);
    }

    SourceLedger source(BufferPool.Sizes sizes) {
        return new CsvFolderSource(path, sizes);
    }

    ReadLedger read() {
        return read(BufferPool.Sizes.USUAL);
    }

    ReadLedger read(BufferPool.Sizes sizes) {
        try {
            return ReadLedger.of(source(sizes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
