package kportal.support;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import org.jspecify.annotations.Nullable;

/** A stack trace, in which only its own frames and causes begin a line: an exception's message may hold what was sent. */
public final class OneLineTrace extends ThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return flattened(super.throwableProxyToString(thrown), thrown);
    }

    private static String flattened(String trace, @Nullable IThrowableProxy thrown) {
        if (thrown == null) {
            return trace;
        }
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        String flat = OneLine.of(message);
        String result = flat.equals(message) ? trace : trace.replace(message, flat);
        result = flattened(result, thrown.getCause());
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            result = flattened(result, suppressed);
        }
        return result;
    }
}
