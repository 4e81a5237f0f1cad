package kportal.web;

import java.util.List;

/** A text to be shown: its key in the bundle, and what goes into it. */
public record Message(String key, List<Object> args) {
    public static Message of(String key, Object... args) {
        return new Message(key, List.of(args));
    }
}
