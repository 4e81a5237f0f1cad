package kportal.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kportal.support.Money;

/**
 * Why there may be more or less than expected.
 *
 * @param fitting each of which would explain all of it, those in doubt first, then two of those together
 * @param others the rest, those in doubt first
 */
public record Explanation(List<Suspect> fitting, List<Suspect> others) {
    static final Explanation NONE = new Explanation(List.of(), List.of());

    private static final int PAIRS = 5;
    private static final int OTHERS = 20;

    /** {@code suspects} newest first; the same purchase is among them once. */
    static Explanation of(Money drift, List<Suspect> suspects) {
        if (drift.equals(Money.ZERO)) {
            return NONE;
        }
        List<Suspect> sorted =
                suspects.stream().sorted(Comparator.comparing(Suspect::why)).toList();
        List<Suspect> single =
                sorted.stream().filter(one -> one.effect().equals(drift)).toList();
        List<Suspect> rest = sorted.stream()
                .filter(one -> !one.effect().equals(drift))
                .limit(OTHERS)
                .toList();
        return new Explanation(
                Stream.concat(single.stream(), pairs(drift, sorted).stream()).toList(), rest);
    }

    /** Of those in doubt only: any two of the others would explain too much by chance. */
    private static List<Suspect> pairs(Money drift, List<Suspect> sorted) {
        Map<Money, Suspect> seen = new HashMap<>();
        List<Suspect> pairs = new ArrayList<>();
        for (Suspect one : sorted) {
            if (one.why().compareTo(Suspect.Why.SENDING) <= 0 && pairs.size() < PAIRS) {
                Suspect other = seen.get(drift.minus(one.effect()));
                if (other != null) {
                    pairs.add(other.with(one));
                }
                seen.putIfAbsent(one.effect(), one);
            }
        }
        pairs.sort(Comparator.comparing(Suspect::why));
        return pairs;
    }
}
