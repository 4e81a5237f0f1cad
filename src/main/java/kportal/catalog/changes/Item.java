package kportal.catalog.changes;

import org.jspecify.annotations.Nullable;

/** One thing of a list, as two lists are held against each other; without a price where Kpoint gives none. */
public record Item(String code, String name, @Nullable Long kobo) {}
