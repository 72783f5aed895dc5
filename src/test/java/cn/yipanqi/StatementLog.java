package cn.yipanqi;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which SQL statements an action sends, one after the other, by what Spring's template notes down. */
public final class StatementLog {

    private static final String PREPARED = "Executing prepared SQL statement [";

    private StatementLog() {}

    public static List<String> of(Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level before = logger.getLevel();
        boolean additive = logger.isAdditive();
        ListAppender<ILoggingEvent> noted = new ListAppender<>();
        noted.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(noted);
        try {
            action.run();
        } finally {
            logger.detachAppender(noted);
            logger.setAdditive(additive);
            logger.setLevel(before);
        }
        return List.copyOf(noted.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.startsWith(PREPARED))
                .map(message -> message.substring(PREPARED.length()).strip())
                .toList();
    }
}
