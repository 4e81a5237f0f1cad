package kportal.history.views;

/**
 * A search that somebody wants again.
 *
 * @param query as in the history's address, from the question mark on
 */
public record SavedView(String id, String name, String query) {}
