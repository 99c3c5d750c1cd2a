package asterism.format;

import asterism.api.export.ExportFormat;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the entries of an archive. */
final class MemoryArchive implements ExportFormat.Archive {
    final Map<String, ByteArrayOutputStream> entries = new LinkedHashMap<>();

    @Override
    public OutputStream entry(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assert entries.put(name, bytes) == null : name;
        return bytes;
    }

    byte[] bytes(String name) {
        return entries.get(name).toByteArray();
    }

    String text(String name, Charset charset) {
        return entries.get(name).toString(charset);
    }
}
