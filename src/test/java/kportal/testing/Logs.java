package kportal.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Everything that was logged, in one text. */
public final class Logs extends AppenderBase<ILoggingEvent> {
    private static final StringBuffer TEXT = new StringBuffer();

    static {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logs logs = new Logs();
        logs.setContext(root.getLoggerContext());
        logs.start();
        root.addAppender(logs);
    }

    public static int size() {
        return TEXT.length();
    }

    public static String since(int mark) {
        return TEXT.substring(mark);
    }

    static long lines() {
        return TEXT.chars().filter(c -> c == '\n').count();
    }

    @Override
    protected void append(ILoggingEvent event) {
        TEXT.append(event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(each -> TEXT.append(' ').append(each));
        }
        TEXT.append('\n');
        if (event.getThrowableProxy() != null) {
            TEXT.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
        }
    }
}
