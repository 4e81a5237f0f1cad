package kportal.sheets;

import java.util.List;

/**
 * One row of a list: its line as a person counts in their file, the first being 1, and its cells without blanks around
 * them. Empty cells at its end are left out, so that a row may be shorter than the one above it.
 */
public record SheetRow(int line, List<String> cells) {}
