package kportal;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import kportal.settings.Settings;
import org.slf4j.LoggerFactory;

/** How lines on standard error are written: for people as LogLines has it, or for machines. */
final class LogFormat {
    private LogFormat() {}

    static void use(Settings settings) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (settings.logJson() && root.getAppender("stderr") instanceof ConsoleAppender<ILoggingEvent> lines) {
            lines.stop();
            lines.setEncoder(json(root));
            lines.start();
        }
    }

    private static Encoder<ILoggingEvent> json(Logger root) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }
}
