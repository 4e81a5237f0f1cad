package kportal.web;

import java.time.Instant;
import java.util.Optional;
import kportal.support.Ids;
import kportal.support.Tokens;
import org.jspecify.annotations.Nullable;

/** Where a page of a list in the order of time ends; the next one begins after it. */
public record Place(Instant at, String id) {
    /** None where none is given; one that is none is an error of the form's. */
    public static @Nullable Place of(Form form) {
        String given = form.optional("cursor", 200).orElse(null);
        Optional<Place> place = given == null ? Optional.empty() : parse(given);
        if (given != null && place.isEmpty()) {
            form.reject("cursor", "error.history.cursor");
        }
        return place.orElse(null);
    }

    private static Optional<Place> parse(String text) {
        return Tokens.untext(text).filter(t -> t.matches("\\d{1,15} .+")).flatMap(t -> {
            int blank = t.indexOf(' ');
            String id = t.substring(blank + 1);
            return Ids.wellFormed(id)
                    ? Optional.of(new Place(Instant.ofEpochMilli(Long.parseLong(t.substring(0, blank))), id))
                    : Optional.empty();
        });
    }

    public String text() {
        return Tokens.text(at.toEpochMilli() + " " + id);
    }
}
