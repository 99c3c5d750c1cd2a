package asterism.host;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Texts in the language of who asks: Russian or English, and Russian when neither is wanted. */
record Words(Locale language) {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final List<Locale> KNOWN = List.of(RUSSIAN, Locale.ENGLISH);

    static Words of(HttpServletRequest request) {
        return of(request.getHeader("Accept-Language"));
    }

    /** In the language of a header, if there is one. */
    static Words of(@Nullable String accepted) {
        return new Words(Optional.ofNullable(accepted).flatMap(Words::best).orElse(RUSSIAN));
    }

    private static Optional<Locale> best(String accepted) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(accepted), KNOWN));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The JDK's parser does not foresee all that may be sent. A header that says nothing is as good as none.
            return Optional.empty();
        }
    }

    String say(String key, Object... arguments) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "asterism.host.messages",
                language,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(key), language).format(arguments);
    }
}
