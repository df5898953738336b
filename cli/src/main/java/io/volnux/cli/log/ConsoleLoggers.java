// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.log;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Loggers of the platform's own logging interface, found through {@link java.util.ServiceLoader}. They write lines to
 * standard error and cost nothing to set up; {@code VOLNUX_LOG_LEVEL} or the property {@code volnux.log.level} says from
 * which level on.
 */
public final class ConsoleLoggers extends System.LoggerFinder {

    private static final String LEVEL = "volnux.log.level";

    private static final String TASKS = "io.volnux.task.";

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Lines(name);
    }

    /** As long as it is open, only warnings and errors are written. */
    public interface Quiet extends AutoCloseable {
        @Override
        void close();
    }

    /** Writes warnings and errors only until the answer is closed; less than that if less is asked for already. */
    public static Quiet quietly() {
        String before = System.getProperty(LEVEL);
        if (level().getSeverity() < System.Logger.Level.WARNING.getSeverity()) {
            System.setProperty(LEVEL, System.Logger.Level.WARNING.name());
        }
        return () -> {
            if (before == null) {
                System.clearProperty(LEVEL);
            } else {
                System.setProperty(LEVEL, before);
            }
        };
    }

    /** Asked at every line, because loggers live longer than a run. */
    private static System.Logger.Level level() {
        String property = System.getProperty(LEVEL);
        String word = property == null ? System.getenv("VOLNUX_LOG_LEVEL") : property;
        if (word != null) {
            for (System.Logger.Level level : System.Logger.Level.values()) {
                if (level.name().equalsIgnoreCase(word)) {
                    return level;
                }
            }
        }
        return System.Logger.Level.INFO;
    }

    private record Lines(String name) implements System.Logger {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level asked) {
            return asked != Level.OFF && asked.getSeverity() >= level().getSeverity();
        }

        @Override
        public void log(
                Level at, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            if (isLoggable(at)) {
                String shown = name.startsWith(TASKS) ? name.substring(TASKS.length()) : name;
                String text = translated(bundle, message);
                System.err.println("%s %s: %s".formatted(at.name().toLowerCase(Locale.ROOT), shown, text));
                if (thrown != null) {
                    thrown.printStackTrace(System.err);
                }
            }
        }

        @Override
        public void log(
                Level at,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... parameters) {
            if (isLoggable(at)) {
                String pattern = translated(bundle, format);
                boolean plain = parameters == null || parameters.length == 0;
                log(at, null, plain ? pattern : formatted(pattern, parameters), (Throwable) null);
            }
        }

        private static String formatted(String pattern, @Nullable Object @Nullable [] parameters) {
            try {
                return MessageFormat.format(pattern, parameters);
            } catch (IllegalArgumentException notAPattern) {
                return pattern;
            }
        }

        private static String translated(@Nullable ResourceBundle bundle, @Nullable String message) {
            try {
                return bundle == null || message == null ? String.valueOf(message) : bundle.getString(message);
            } catch (MissingResourceException untranslated) {
                return String.valueOf(message);
            }
        }
    }
}
