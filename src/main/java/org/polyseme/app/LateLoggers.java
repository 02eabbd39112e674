package org.polyseme.app;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The loggers that JavaFX and Java itself ask for. They set up Java's logging, for which the start would wait, only when
 * there is something to log, and then pass it on. Java makes one and finds it under {@code META-INF/services}.
 */
public final class LateLoggers extends System.LoggerFinder {
    /** JavaFX says it at every start from a class path, which is how we are meant to be started. */
    private static final String EXPECTED = "Unsupported JavaFX configuration: classes were loaded from";

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Late(name);
    }

    private record Late(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        /** What is finer than information nobody has asked for. */
        @Override
        public boolean isLoggable(Level level) {
            return level.getSeverity() >= Level.INFO.getSeverity() && level != Level.OFF;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            if (isLoggable(level) && (message == null || !message.startsWith(EXPECTED))) {
                Logger.getLogger(name).log(ofJava(level), translated(bundle, message), thrown);
            }
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... values) {
            String pattern = translated(bundle, format);
            log(
                    level,
                    null,
                    values == null || values.length == 0 ? pattern : MessageFormat.format(pattern, values),
                    (Throwable) null);
        }

        private static String translated(@Nullable ResourceBundle bundle, @Nullable String key) {
            String text = String.valueOf(key);
            return bundle != null && bundle.containsKey(text) ? bundle.getString(text) : text;
        }

        /** By severity, in which both agree. */
        private static java.util.logging.Level ofJava(Level level) {
            return level == Level.ERROR
                    ? java.util.logging.Level.SEVERE
                    : level == Level.WARNING ? java.util.logging.Level.WARNING : java.util.logging.Level.INFO;
        }
    }
}
