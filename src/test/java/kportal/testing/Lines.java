package kportal.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What one class logged meanwhile, a line as {@code kind=csrf why=token}, without its words. */
public final class Lines implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public Lines(Class<?> of) {
        this.logger = (Logger) LoggerFactory.getLogger(of);
        appender.start();
        logger.addAppender(appender);
    }

    public List<String> all() {
        return new ArrayList<>(appender.list)
                .stream()
                        .map(event -> event.getKeyValuePairs().stream()
                                .map(each -> each.key + "=" + each.value)
                                .collect(Collectors.joining(" ")))
                        .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
