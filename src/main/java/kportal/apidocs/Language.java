package kportal.apidocs;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;

/** Writes a request as a program to be pasted: it asks once, follows nothing, and prints the status and the body. */
public sealed interface Language permits Curl, JavaScript, Php, Python {
    List<Language> ALL = List.of(new Curl(), new JavaScript(), new Php(), new Python());

    /** As addresses and texts write it. */
    String code();

    /** What begins a comment. */
    String comment();

    /** What a file must begin with. */
    default String opening() {
        return "";
    }

    String write(String url, Request request);

    static Language of(String code) {
        return ALL.stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElse(ALL.getFirst());
    }

    /** As JSON writes a text or number, and with it JavaScript and Python. */
    static String json(Object value) {
        return value instanceof String text
                ? "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\""
                : value.toString();
    }
}
