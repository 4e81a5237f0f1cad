package kportal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** By the encoder that {@link LogLines} makes: a line that looks like ours is ours. */
class OneLineTest {
    private static final String FORGED = "2026-11-25T09:00:00.000+01:00 ERROR Main - all is lost";

    private final LoggerContext context = new LoggerContext();
    private Logger logger;

    @BeforeEach
    void configure() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        new LogLines().configure(context);
        logger = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void aMessageIsOneLine() {
        String text = encoded("read\n" + FORGED + "\r\u2028\u0085\u001b[2J", null);
        assertEquals(1, text.lines().count(), text);
        assertTrue(text.endsWith("read " + FORGED + " [2J" + System.lineSeparator()), text);
    }

    @Test
    void anExceptionsMessageBeginsNoLine() {
        Exception cause = new IllegalStateException("first\n" + FORGED + "\n\tat " + FORGED);
        Exception thrown = new IllegalArgumentException("a\r\n" + FORGED, cause);
        thrown.addSuppressed(new IllegalStateException("b\n" + FORGED));
        String text = encoded("it broke", thrown);
        List<String> lines = text.lines().toList();
        assertTrue(lines.getFirst().endsWith(" - it broke"), text);
        assertTrue(lines.get(1).startsWith("java.lang.IllegalArgumentException: a " + FORGED), text);
        for (String line : lines.subList(1, lines.size())) {
            assertFalse(line.startsWith("2026-") || line.contains("\tat 2026-"), text);
        }
        assertTrue(text.contains("Caused by: java.lang.IllegalStateException: first " + FORGED), text);
        assertTrue(text.contains("Suppressed: java.lang.IllegalStateException: b " + FORGED), text);
        assertTrue(text.contains("\tat kportal.support.OneLineTest"), text);
    }

    @Test
    void factsStandBehindTheMessage() {
        LoggingEvent event = event("a limit was met", null);
        event.setKeyValuePairs(List.of(new KeyValuePair("kind", "limit"), new KeyValuePair("from", "10.1.1.1")));
        String text = encoded(event);
        assertTrue(text.endsWith(" - a limit was met kind=\"limit\" from=\"10.1.1.1\"" + System.lineSeparator()), text);
    }

    private String encoded(String message, @Nullable Throwable thrown) {
        return encoded(event(message, thrown));
    }

    private LoggingEvent event(String message, @Nullable Throwable thrown) {
        return new LoggingEvent("kportal", logger, Level.WARN, message, thrown, null);
    }

    private String encoded(ILoggingEvent event) {
        var stderr = (ConsoleAppender<ILoggingEvent>) logger.getAppender("stderr");
        return new String(stderr.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
