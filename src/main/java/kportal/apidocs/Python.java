package kportal.apidocs;

/** With nothing but what comes with Python 3. */
final class Python implements ProgramLanguage {
    @Override
    public String code() {
        return "python";
    }

    @Override
    public String comment() {
        return "# ";
    }

    @Override
    public String write(String url, Request request) {
        return """
                %simport urllib.error
                import urllib.request

                request = urllib.request.Request(
                    %s,
                    headers={
                %s
                    },
                %s)
                class Stay(urllib.request.HTTPRedirectHandler):
                    def redirect_request(self, *_):
                        return None

                try:
                    answer = urllib.request.build_opener(Stay).open(request)
                except urllib.error.HTTPError as refused:
                    answer = refused
                print(answer.status, answer.read().decode(errors="replace"))""".formatted(
                        request.buys() ? "import json\n" : "",
                        ProgramLanguage.json(url),
                        Request.lines(request.headers(), "        \"%s\": %s,", ProgramLanguage::json),
                        request.buys() ? body(request) : "");
    }

    private static String body(Request request) {
        return "    data=json.dumps({\n" + Request.lines(request.body(), "        \"%s\": %s,", ProgramLanguage::json)
                + "\n    }).encode(),\n";
    }
}
