package kportal.apidocs;

import java.net.URI;
import java.util.List;
import kportal.kpoint.Purchase;

/** The same as a request, in each language, to the Kpoint that this portal speaks to. */
public record Snippets(URI baseUrl) {
    static final List<ProgramLanguage> LANGUAGES = List.of(new Curl(), new JavaScript(), new Php(), new Python());

    /** The one of this code; the first where nobody speaks it. */
    static ProgramLanguage language(String code) {
        return LANGUAGES.stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    public List<Snippet> of(Purchase purchase) {
        return of(Request.of(purchase));
    }

    List<Snippet> of(Request request) {
        return LANGUAGES.stream().map(language -> of(request, language)).toList();
    }

    public Snippet of(Request request, ProgramLanguage language) {
        return new Snippet(language, base() + request.path(), request);
    }

    /** Without the slashes that its path may end in. */
    public String base() {
        return baseUrl.toString().replaceAll("/+$", "");
    }
}
