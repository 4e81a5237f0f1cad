package kportal.apidocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import kportal.kpoint.reading.Json;

/** For a shell such as bash: in single quotes nothing means anything but the quote itself. */
final class Curl implements ProgramLanguage {
    @Override
    public String code() {
        return "curl";
    }

    @Override
    public String comment() {
        return "# ";
    }

    @Override
    public String write(String url, Request request) {
        String body = request.buys() ? " \\\n  -d " + quoted(json(request.body())) : "";
        return "curl -i " + quoted(url) + " \\\n" + headers(request) + body;
    }

    private static String headers(Request request) {
        return request.headers().entrySet().stream()
                .map(header -> "  -H " + quoted(header.getKey() + ": " + header.getValue()))
                .collect(Collectors.joining(" \\\n"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String json(Map<String, Object> body) {
        try {
            return new String(Json.write(body), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
