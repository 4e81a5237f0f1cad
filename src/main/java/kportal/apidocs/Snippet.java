package kportal.apidocs;

/** A request in one language. */
public record Snippet(ProgramLanguage language, String url, Request request) {
    public String code() {
        return language.code();
    }

    /** With the rule of money above it, in one line, where money is at stake. */
    public String text(String rule) {
        String comment = request.buys() ? language.comment() + rule + "\n" : "";
        return language.opening() + comment + language.write(url, request) + "\n";
    }
}
