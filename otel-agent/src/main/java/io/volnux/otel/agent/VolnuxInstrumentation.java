// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasClassesNamed;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.opentelemetry.javaagent.extension.instrumentation.HelperResourceBuilder;
import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * When an engine looks for observers it finds one more: telemetry that goes through the agent. No code of the engine is
 * changed. Switched off with {@code OTEL_INSTRUMENTATION_VOLNUX_ENABLED=false}.
 */
public final class VolnuxInstrumentation extends InstrumentationModule {

    private static final String NAME = "volnux";
    private static final String INJECTED = "/volnux/injected.txt";

    /** For the agent. */
    public VolnuxInstrumentation() {
        super(NAME);
    }

    /** The switches that hold for every way telemetry is switched on: where one says off, nothing is injected. */
    @Override
    public boolean defaultEnabled(ConfigProperties config) {
        return super.defaultEnabled(config) && isSwitchedOn(config) && !config.getBoolean("otel.sdk.disabled", false);
    }

    /** Whether this is on, with the agent's switch for one instrumentation and the one for all. */
    static boolean isOn(ConfigProperties config) {
        boolean all = config.getBoolean("otel.instrumentation.common.default-enabled", true);
        return config.getBoolean("otel.instrumentation." + NAME + ".enabled", all) && isSwitchedOn(config);
    }

    /** Whoever sets the switch to anything but true wants none, as everywhere else. */
    private static boolean isSwitchedOn(ConfigProperties config) {
        String word = config.getString("volnux.otel.enabled", "").strip();
        return word.isEmpty() || word.equalsIgnoreCase("true");
    }

    /** Where the application has volnux-otel itself, that finds the agent. */
    @Override
    public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
        // not in one piece, which would be renamed with the classes in this jar
        String theirs = String.join(".", "io", "volnux", "otel", "VolnuxTelemetry");
        return hasClassesNamed("io.volnux.observe.ObserverProvider").and(not(hasClassesNamed(theirs)));
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new EngineDiscovery());
    }

    @Override
    public void registerHelperResources(HelperResourceBuilder resources) {
        resources.register("META-INF/services/io.volnux.observe.ObserverProvider", "volnux/ObserverProvider");
    }

    @Override
    public boolean isHelperClass(String name) {
        return (name.startsWith("io.volnux.otel.agent.shaded.") && !name.startsWith("io.volnux.otel.agent.shaded.sdk."))
                || name.startsWith("io.volnux.otel.agent.inject.");
    }

    @Override
    public List<String> getAdditionalHelperClassNames() {
        return injected();
    }

    /** The same for the agent's other way of weaving, which keeps helpers apart unless told otherwise. */
    @Override
    public List<String> injectedClassNames() {
        return injected();
    }

    /** Supertypes first; written by the build. */
    private static List<String> injected() {
        try (InputStream names = VolnuxInstrumentation.class.getResourceAsStream(INJECTED)) {
            if (names == null) {
                throw new IllegalStateException(
                        "the extension must contain %s, got a jar without it".formatted(INJECTED));
            }
            return new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
