package kportal.apidocs;

/** With PHP's own cURL, which follows nothing by itself. */
final class Php implements ProgramLanguage {
    @Override
    public String code() {
        return "php";
    }

    @Override
    public String comment() {
        return "// ";
    }

    @Override
    public String opening() {
        return "<?php\n";
    }

    @Override
    public String write(String url, Request request) {
        return """
                $request = curl_init(%s);
                curl_setopt_array($request, [
                    CURLOPT_RETURNTRANSFER => true,
                    CURLOPT_HTTPHEADER => [
                %s
                    ],
                %s]);
                $answer = curl_exec($request);
                echo curl_getinfo($request, CURLINFO_RESPONSE_CODE), ' ', $answer ?: curl_error($request), "\\n";""".formatted(
                        literal(url),
                        Request.lines(request.headers(), "        '%s: %s',", Object::toString),
                        request.buys() ? body(request) : "");
    }

    private static String body(Request request) {
        return "    CURLOPT_POSTFIELDS => json_encode([\n"
                + Request.lines(request.body(), "        '%s' => %s,", Php::literal)
                + "\n    ]),\n";
    }

    private static String literal(Object value) {
        if (!(value instanceof String text)) {
            return value.toString();
        }
        return text.chars().anyMatch(Character::isISOControl)
                ? "\"" + escaped(text) + "\""
                : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** Between double quotes, where a line break can be written as what it is. */
    private static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\', '$' -> written.append('\\').append(c);
                case '\n' -> written.append("\\n");
                case '\t' -> written.append("\\t");
                default -> written.append(Character.isISOControl(c) ? "\\u{%x}".formatted((int) c) : c);
            }
        }
        return written.toString();
    }
}
