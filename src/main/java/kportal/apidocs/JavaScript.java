package kportal.apidocs;

/** For Node, whose fetch would follow a redirect. */
final class JavaScript implements ProgramLanguage {
    @Override
    public String code() {
        return "javascript";
    }

    @Override
    public String comment() {
        return "// ";
    }

    @Override
    public String write(String url, Request request) {
        return """
                const answer = await fetch(%s, {
                  method: "%s",
                  redirect: "manual",
                  headers: {
                %s
                  },
                %s});
                console.log(answer.status, await answer.text());""".formatted(
                        ProgramLanguage.json(url),
                        request.method(),
                        Request.lines(request.headers(), "    \"%s\": %s,", ProgramLanguage::json),
                        request.buys() ? body(request) : "");
    }

    private static String body(Request request) {
        return "  body: JSON.stringify({\n" + Request.lines(request.body(), "    %s: %s,", ProgramLanguage::json)
                + "\n  }),\n";
    }
}
