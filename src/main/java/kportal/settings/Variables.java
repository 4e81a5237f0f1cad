package kportal.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment's variables as what they are to be; an empty one counts as not set. */
final class Variables {
    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    @Nullable
    String given(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String otherwise) {
        String value = given(name);
        return value == null ? otherwise : value;
    }

    long number(String name, long otherwise, long least, long most) {
        String value = given(name);
        if (value == null) {
            return otherwise;
        }
        long number = value.matches("[0-9]{1,18}") ? Long.parseLong(value) : -1;
        if (number >= least && number <= most) {
            return number;
        }
        throw SettingError.of(name, value, "a whole number from " + least + " to " + most);
    }

    Path path(String name, Path otherwise) {
        String value = given(name);
        try {
            return value == null ? otherwise : Path.of(value);
        } catch (InvalidPathException e) {
            throw SettingError.of(name, String.valueOf(value), "a path");
        }
    }

    boolean choice(String name, String yes, String no) {
        String value = text(name, yes);
        if (!value.equals(yes) && !value.equals(no)) {
            throw SettingError.of(name, value, yes + " or " + no);
        }
        return value.equals(yes);
    }

    @Nullable
    URI url(String name, String takes) {
        String value = given(name);
        try {
            return value == null ? null : new URI(value);
        } catch (URISyntaxException e) {
            throw SettingError.of(name, Masked.url(String.valueOf(value)), takes);
        }
    }
}
