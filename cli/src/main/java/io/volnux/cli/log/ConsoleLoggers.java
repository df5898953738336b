// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.log;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Loggers of the platform's own logging interface, found through {@link java.util.ServiceLoader}. They write lines to
 * standard error and cost nothing to set up; {@code VOLNUX_LOG_LEVEL} says from which level on.
 */
public final class ConsoleLoggers extends System.LoggerFinder {

    private static final String TASKS = "io.volnux.task.";

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Lines(name, level());
    }

    private static System.Logger.Level level() {
        String word = System.getenv("VOLNUX_LOG_LEVEL");
        if (word != null) {
            for (System.Logger.Level level : System.Logger.Level.values()) {
                if (level.name().equalsIgnoreCase(word)) {
                    return level;
                }
            }
        }
        return System.Logger.Level.INFO;
    }

    private record Lines(String name, System.Logger.Level level) implements System.Logger {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level asked) {
            return asked != Level.OFF && asked.getSeverity() >= level.getSeverity();
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
