package kportal.apidocs;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes a request as a program to be pasted: it asks once, and prints the status and the body. */
public sealed interface ProgramLanguage permits Curl, JavaScript, Php, Python {
    /** As addresses and texts write it. */
    String code();

    /** What begins a comment. */
    String comment();

    /** What a file must begin with. */
    default String opening() {
        return "";
    }

    String write(String url, Request request);

    /** As JSON writes a text or number, and with it JavaScript and Python. */
    static String json(Object value) {
        return value instanceof String text
                ? "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\""
                : value.toString();
    }
}
