package kportal.kpoint;

import java.time.Duration;

/**
 * A call to Kpoint that has ended, for whoever watches.
 *
 * @param call {@code purchase}, or a list's code
 * @param outcome a word of a few
 * @param answered whether Kpoint said anything that it says in its right mind, if only no
 */
public record Called(String call, String outcome, boolean answered, Duration took) {
    public static final String LISTED = "listed";

    static Called list(KpointList list, ListResult result, Duration took) {
        return switch (result) {
            case ListResult.Listed r -> new Called(list.code(), LISTED, true, took);
            case ListResult.Refused r -> new Called(list.code(), "refused", true, took);
            case ListResult.Unavailable r -> new Called(list.code(), "unavailable", false, took);
        };
    }

    static Called purchase(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded o -> purchase("succeeded", true, o);
            case Outcome.Pending o -> purchase("pending", true, o);
            case Outcome.Rejected o -> purchase("rejected", true, o);
            case Outcome.NeverLeft o -> purchase("never_left", false, o);
            case Outcome.Unknown o -> purchase("unknown", false, o);
        };
    }

    private static Called purchase(String word, boolean answered, Outcome outcome) {
        return new Called("purchase", word, answered, outcome.took());
    }
}
