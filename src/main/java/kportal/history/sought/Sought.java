package kportal.history.sought;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kportal.transactions.Service;
import kportal.transactions.Status;

/**
 * What somebody typed into the search box, taken apart: {@code mtn data yesterday >5000} is a text, a service, a day and
 * an amount.
 *
 * @param terms what a transaction must hold, each of them
 * @param services that are named; two exclude each other
 * @param statuses that are named; two exclude each other
 */
public record Sought(List<Term> terms, Days days, Amounts amounts, Set<Service> services, Set<Status> statuses) {
    public static final Sought NOTHING = new Sought(List.of(), Days.ALL, Amounts.ALL, Set.of(), Set.of());

    public static Sought read(String q, LocalDate today) {
        return new SearchBox(q, today).read();
    }

    /** It says nothing but what a transaction must hold. */
    public boolean onlyTerms() {
        return days.equals(Days.ALL) && amounts.all() && services.isEmpty() && statuses.isEmpty();
    }

    /** What a saved name must hold, all of it; nothing where no name is meant. */
    public List<String> name() {
        List<String> words =
                terms.stream().flatMap(term -> term.texts().stream()).toList();
        return terms.stream().allMatch(Term::mayBeName) && terms.stream().anyMatch(Term::indexed) ? words : List.of();
    }
}
