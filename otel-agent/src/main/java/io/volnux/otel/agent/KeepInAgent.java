// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.volnux.otel.sdk.keep.KeepProcessor;
import io.volnux.otel.sdk.keep.KeepRules;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The option {@code keep} for the agent's own exporters: spans of a run wait until its root ends, and go out whole or not at
 * all. Which runs are sampled at all stays with the agent's sampler. What cannot be read is told, and has no effect.
 */
public final class KeepInAgent implements AutoConfigurationCustomizerProvider {

    private static final String KEEP = "volnux.otel.keep";
    private static final String MEMORY = "volnux.otel.keep.memory";
    private static final int MEMORY_DEFAULT = 64;
    private static final long MEGABYTE = 1_048_576;

    private static final Logger LOG = Logger.getLogger(KeepInAgent.class.getName());

    /** For the service loader. */
    public KeepInAgent() {}

    @Override
    public void customize(AutoConfigurationCustomizer customizer) {
        customizer.addSpanProcessorCustomizer(KeepInAgent::inFrontOf);
    }

    /** The agent asks for each of its exporters. */
    private static SpanProcessor inFrontOf(SpanProcessor exporting, ConfigProperties config) {
        String keep = config.getString(KEEP);
        if (keep == null || !VolnuxInstrumentation.isOn(config)) {
            return exporting;
        }
        try {
            return KeepRules.parse(keep, 0)
                    .<SpanProcessor>map(
                            rules -> new KeepProcessor(exporting, rules, memory(config) * MEGABYTE, System::nanoTime))
                    .orElse(exporting);
        } catch (IllegalArgumentException wrong) {
            LOG.log(Level.WARNING, "{0} is ignored: {1}", new Object[] {KEEP, wrong.getMessage()});
            return exporting;
        }
    }

    private static int memory(ConfigProperties config) {
        String text = config.getString(MEMORY, "").strip();
        if (text.isEmpty()) {
            return MEMORY_DEFAULT;
        }
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException wrong) {
            LOG.log(Level.WARNING, "{0} is ignored: it must be a whole number of megabytes, got ''{1}''", new Object[] {
                MEMORY, text
            });
            return MEMORY_DEFAULT;
        }
    }
}
