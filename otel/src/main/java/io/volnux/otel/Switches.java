// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The switches that hold for every way telemetry is switched on; system property before environment variable.
 *
 * @param enabled whether telemetry may do anything; whoever sets the switch to anything but {@code true} wants none
 * @param detail level that overrules scripts and settings, null if none is given
 * @param exceptionSignal {@code OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN}, empty if it is not set
 */
record Switches(boolean enabled, @Nullable TraceDetail detail, String exceptionSignal) {

    private static final System.Logger LOG = System.getLogger("io.volnux.otel");

    /** Those of this process. */
    static Switches current() {
        return of(System::getProperty, System::getenv);
    }

    static Switches of(Function<String, @Nullable String> properties, Function<String, @Nullable String> environment) {
        String enabled = first(properties.apply("volnux.otel.enabled"), environment.apply("VOLNUX_OTEL_ENABLED"));
        String disabled = first(properties.apply("otel.sdk.disabled"), environment.apply("OTEL_SDK_DISABLED"));
        boolean off = !isTrue(enabled == null ? "true" : enabled) || isTrue(disabled == null ? "" : disabled);
        String signal = first(
                properties.apply("otel.semconv.exception.signal.opt-in"),
                environment.apply("OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN"));
        TraceDetail detail =
                detail(first(properties.apply("volnux.otel.detail"), environment.apply("VOLNUX_OTEL_DETAIL")));
        return new Switches(!off, detail, signal == null ? "" : signal);
    }

    private static @Nullable TraceDetail detail(@Nullable String word) {
        if (word == null) {
            return null;
        }
        try {
            return TraceDetail.parse(word);
        } catch (IllegalArgumentException wrong) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "volnux.otel.detail (VOLNUX_OTEL_DETAIL) is ignored: " + wrong.getMessage());
            return null;
        }
    }

    private static boolean isTrue(String word) {
        return word.strip().equalsIgnoreCase("true");
    }

    private static @Nullable String first(@Nullable String property, @Nullable String variable) {
        return property != null && !property.isBlank() ? property : blankToNull(variable);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
