package org.polyseme.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LateLoggersTest {
    private static final String NAME = "org.polyseme.late";
    private static final Logger JAVA = Logger.getLogger(NAME);

    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final System.Logger logger = new LateLoggers().getLogger(NAME, LateLoggersTest.class.getModule());

    @BeforeEach
    void listen() {
        JAVA.setUseParentHandlers(false);
        JAVA.setLevel(Level.ALL);
        JAVA.addHandler(handler);
    }

    @AfterEach
    void leave() {
        JAVA.removeHandler(handler);
        JAVA.setUseParentHandlers(true);
    }

    @Test
    void javaFindsThem() {
        assertInstanceOf(
                LateLoggers.class,
                ServiceLoader.load(System.LoggerFinder.class).findFirst().orElseThrow());
    }

    @Test
    void whatIsLoggedArrivesWithItsLevelAndItsTrace() {
        IllegalStateException failure = new IllegalStateException("broken");
        logger.log(System.Logger.Level.ERROR, "no glyphs", failure);
        logger.log(System.Logger.Level.WARNING, "{0} of {1}", 3, "four");
        logger.log(System.Logger.Level.INFO, "as it is, {0}");
        assertEquals(
                List.of("SEVERE no glyphs", "WARNING 3 of four", "INFO as it is, {0}"),
                records.stream().map(r -> r.getLevel() + " " + r.getMessage()).toList());
        assertEquals(failure, records.get(0).getThrown());
    }

    @Test
    void aBundleTranslatesItsKeys() {
        ResourceBundle bundle = new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {{"key", "the font {0} is missing"}};
            }
        };
        logger.log(System.Logger.Level.WARNING, bundle, "key", "Serif");
        assertEquals("the font Serif is missing", records.get(0).getMessage());
    }

    @Test
    void finerRecordsAreNobodys() {
        assertFalse(logger.isLoggable(System.Logger.Level.DEBUG));
        assertTrue(logger.isLoggable(System.Logger.Level.INFO));
        logger.log(System.Logger.Level.DEBUG, "a rule matched");
        assertEquals(List.of(), records);
    }

    @Test
    void javaFxIsExpectedOnTheClassPath() {
        logger.log(
                System.Logger.Level.WARNING,
                "Unsupported JavaFX configuration: classes were loaded from 'unnamed module @1'");
        assertEquals(List.of(), records);
    }
}
