package kportal.recipients;

import java.util.Optional;
import kportal.support.Folding;
import kportal.support.Ids;
import kportal.support.Tokens;
import kportal.web.Form;
import org.jspecify.annotations.Nullable;

/** Where a page of a list in the order of names ends; the next one begins after it. */
public record Place(String folded, String id) {
    static Place of(Recipient last) {
        return new Place(Folding.of(last.name()), last.id());
    }

    /** None where none is given; one that is none is an error of the form's. */
    static @Nullable Place from(Form form) {
        String given = form.optional("cursor", 2_000).orElse(null);
        Optional<Place> place = given == null ? Optional.empty() : parse(given);
        if (given != null && place.isEmpty()) {
            form.reject("cursor", "error.history.cursor");
        }
        return place.orElse(null);
    }

    private static Optional<Place> parse(String text) {
        return Tokens.untext(text)
                .filter(t -> t.indexOf(' ') == 36 && t.indexOf('\0') < 0 && Ids.wellFormed(t.substring(0, 36)))
                .map(t -> new Place(t.substring(37), t.substring(0, 36)));
    }

    public String text() {
        return Tokens.text(id + " " + folded);
    }
}
