package kportal.history.sought;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kportal.support.Environment;
import kportal.support.Folding;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.web.Bundles;
import kportal.web.Language;

/**
 * The names of services and statuses in each language of the portal, whoever types them: an address means the same to
 * whoever opens it.
 */
final class FactWords {
    private static final Map<String, Service> SERVICES = named(
            "service.",
            Service::code,
            Arrays.stream(Service.values()),
            Map.of("cable", Service.CABLE_TV, "cable-tv", Service.CABLE_TV));
    private static final Map<String, Status> STATUSES = named(
            "status.",
            Status::code,
            Arrays.stream(Status.values()).filter(status -> status != Status.DRAFT),
            Map.of("successful", Status.SUCCEEDED, "success", Status.SUCCEEDED));
    private static final int LONGEST = Stream.of(SERVICES, STATUSES)
            .flatMap(names -> names.keySet().stream())
            .mapToInt(name -> name.split(" ").length)
            .max()
            .orElse(0);

    /** What the first words name, and how many they are. */
    record Found<T>(T fact, int words) {}

    private FactWords() {}

    static Optional<Found<Service>> service(List<String> words, int from) {
        return longest(SERVICES, words, from);
    }

    static Optional<Found<Status>> status(List<String> words, int from) {
        return longest(STATUSES, words, from);
    }

    private static <T> Optional<Found<T>> longest(Map<String, T> names, List<String> words, int from) {
        for (int count = Math.min(LONGEST, words.size() - from); count > 0; count--) {
            T named = names.get(Folding.of(String.join(" ", words.subList(from, from + count))));
            if (named != null) {
                return Optional.of(new Found<>(named, count));
            }
        }
        return Optional.empty();
    }

    private static <T> Map<String, T> named(
            String key, Function<T, String> code, Stream<T> facts, Map<String, T> otherwise) {
        Bundles bundles = new Bundles(Environment.SANDBOX);
        Map<String, T> names = new HashMap<>(otherwise);
        facts.forEach(fact -> {
            for (Language language : Language.values()) {
                names.put(Folding.of(bundles.in(language).text(key + code.apply(fact))), fact);
            }
        });
        return names;
    }
}
