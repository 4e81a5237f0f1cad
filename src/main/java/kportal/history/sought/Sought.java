package kportal.history.sought;

import java.time.LocalDate;
import java.util.List;

/**
 * What somebody typed into the search box, taken apart: {@code mtn yesterday >5000} is a text, a day and an amount.
 *
 * @param terms what a transaction must hold, each of them
 */
public record Sought(List<Term> terms, Days days, Amounts amounts) {
    public static final Sought NOTHING = new Sought(List.of(), Days.ALL, Amounts.ALL);

    public static Sought read(String q, LocalDate today) {
        return new SearchBox(q, today).read();
    }
}
