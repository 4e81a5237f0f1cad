package kportal.recipients;

/** What came of saving one. */
public sealed interface Saving {
    record Saved(String id) implements Saving {}

    /** The number has a name already. */
    record Taken(String id) implements Saving {}

    record TooMany() implements Saving {}

    record TooManyGroups() implements Saving {}

    record NotFound() implements Saving {}
}
