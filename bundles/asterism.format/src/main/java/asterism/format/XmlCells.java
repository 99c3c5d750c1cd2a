package asterism.format;

import java.io.IOException;
import java.nio.charset.Charset;

/** Values as the contents of XML elements. */
final class XmlCells extends Cells {
    private final Texts texts;

    XmlCells(Blocks blocks, Charset charset) {
        super(blocks);
        this.texts = Texts.in(charset, blocks, Escapes.XML);
    }

    @Override
    boolean text(String value) throws IOException {
        return texts.write(value);
    }
}
