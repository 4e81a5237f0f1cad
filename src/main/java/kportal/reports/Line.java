package kportal.reports;

import java.time.LocalDate;

/**
 * One row of a report.
 *
 * @param key what it is about: a day, or a code
 * @param name what a person calls it; a day has none
 */
public record Line(String key, String name, Sums sums) {
    /** Of a row that begins with one. */
    public LocalDate day() {
        return LocalDate.parse(key);
    }
}
