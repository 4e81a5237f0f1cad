package kportal.reports;

/**
 * One row of a report.
 *
 * @param key what it is about: a day, or a code
 * @param name what a person calls it
 */
public record Line(String key, String name, Sums sums) {}
