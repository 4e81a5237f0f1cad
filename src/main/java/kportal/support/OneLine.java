package kportal.support;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/** A log line's message as one line: what somebody sent can't begin a line that looks like ours. */
public final class OneLine extends MessageConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return of(super.convert(event));
    }

    static String of(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }
}
