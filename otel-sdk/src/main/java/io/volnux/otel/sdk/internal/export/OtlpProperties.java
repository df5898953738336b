// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SDK's settings, except that everything below {@code otel.exporter.otlp} is one target's own. */
final class OtlpProperties implements ConfigProperties {

    private static final String OTLP = "otel.exporter.otlp.";

    private final ConfigProperties others;
    private final Map<String, String> own;
    private final ComponentLoader loader;

    OtlpProperties(ConfigProperties others, Map<String, String> own, ComponentLoader loader) {
        this.others = others;
        this.own = own;
        this.loader = loader;
    }

    private static boolean mine(String name) {
        return name.startsWith(OTLP);
    }

    @Override
    public @Nullable String getString(String name) {
        return mine(name) ? own.get(name) : others.getString(name);
    }

    @Override
    public @Nullable Boolean getBoolean(String name) {
        String text = own.get(name);
        return mine(name) ? (text == null ? null : Boolean.valueOf(text)) : others.getBoolean(name);
    }

    @Override
    public @Nullable Integer getInt(String name) {
        String text = own.get(name);
        return mine(name) ? (text == null ? null : Integer.valueOf(text)) : others.getInt(name);
    }

    @Override
    public @Nullable Long getLong(String name) {
        String text = own.get(name);
        return mine(name) ? (text == null ? null : Long.valueOf(text)) : others.getLong(name);
    }

    @Override
    public @Nullable Double getDouble(String name) {
        String text = own.get(name);
        return mine(name) ? (text == null ? null : Double.valueOf(text)) : others.getDouble(name);
    }

    @Override
    public @Nullable Duration getDuration(String name) {
        String text = own.get(name);
        return mine(name) ? (text == null ? null : duration(text)) : others.getDuration(name);
    }

    private static Duration duration(String text) {
        String digits = text.strip().replaceFirst("[a-z]+$", "").strip();
        long amount = Long.parseLong(digits);
        return switch (text.strip().substring(digits.length()).strip()) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofMillis(amount);
        };
    }

    @Override
    public List<String> getList(String name) {
        String text = own.get(name);
        return mine(name)
                ? (text == null
                        ? List.of()
                        : Arrays.stream(text.split(",")).map(String::strip).toList())
                : others.getList(name);
    }

    @Override
    public Map<String, String> getMap(String name) {
        if (!mine(name)) {
            return others.getMap(name);
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : own.getOrDefault(name, "").split(",", -1)) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                pairs.put(
                        part.substring(0, sign).strip(),
                        part.substring(sign + 1).strip());
            }
        }
        return pairs;
    }

    @Override
    public ComponentLoader getComponentLoader() {
        return loader;
    }
}
