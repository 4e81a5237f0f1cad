package kportal.accounts.letters;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kportal.support.Tokens;
import kportal.web.Form;
import kportal.web.Message;

/** Which mailed link a page is about. A browser has one of each kind open at a time: the one that was opened last. */
public final class OpenedLinks {
    private static final String MARK = "link";

    private final LinkRepository links;
    private final Clock clock;

    public OpenedLinks(LinkRepository links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    /** A link, and what the form of its page holds of it: enough to know it again, and not to use it. */
    public record Opened(Link link, String mark) {
        public Map<String, Object> page(Form form) {
            return Map.of("form", form, "email", link.email(), "mark", mark);
        }
    }

    public boolean isGood(String token, Set<Purpose> purposes) {
        return links.find(token, purposes, clock.instant()).isPresent();
    }

    public Optional<Opened> find(Optional<String> token, Set<Purpose> purposes) {
        return token.flatMap(found -> links.find(found, purposes, clock.instant()))
                .map(link -> new Opened(link, Tokens.derive(link.tokenHash(), MARK)));
    }

    /** Rejects a form that was drawn for another link than the one that was opened since, in another tab. */
    public static void check(Form form, Opened opened) {
        boolean named = !form.raw("token").isEmpty();
        if (!named && !Tokens.same(form.raw(MARK), opened.mark())) {
            form.reject(Message.of("error.link.other", opened.link().email()));
        }
    }
}
