package kportal.support;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.regex.Pattern;

/** Ids are UUIDv7 text: they sort by the time they were made. */
public final class Ids {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    private static final Pattern SHAPE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Ids() {}

    public static String next() {
        return GENERATOR.generate().toString();
    }

    /** Whether it could be one of ours; what isn't is never looked up. */
    public static boolean wellFormed(String id) {
        return SHAPE.matcher(id).matches();
    }
}
