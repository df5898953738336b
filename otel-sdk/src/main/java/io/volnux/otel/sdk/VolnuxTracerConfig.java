// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.otel.BackendProfile;
import io.volnux.otel.InputCapture;
import io.volnux.otel.TraceDetail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an application wants of its telemetry. A system property or an environment variable of the same option counts
 * more, {@link Builder#override} most; the options are described at {@link TelemetryOption}. Immutable; equal if all
 * options are.
 *
 * {@snippet :
 * VolnuxTracerConfig config = VolnuxTracerConfig.builder()
 *         .serviceName("orders")
 *         .otlpEndpoint("http://otel-collector:4317")
 *         .build();
 * }
 */
public final class VolnuxTracerConfig {

    private final Map<TelemetryOption, String> values;
    private final Map<TelemetryOption, String> overrides;

    private VolnuxTracerConfig(Builder builder) {
        this.values = Collections.unmodifiableMap(new EnumMap<>(builder.values));
        this.overrides = Collections.unmodifiableMap(new EnumMap<>(builder.overrides));
    }

    /** Starts a builder in which nothing is set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Nothing set: everything comes from properties, environment and defaults. */
    public static VolnuxTracerConfig fromEnvironment() {
        return builder().build();
    }

    Map<TelemetryOption, String> values() {
        return values;
    }

    Map<TelemetryOption, String> overrides() {
        return overrides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VolnuxTracerConfig config
                && config.values.equals(values)
                && config.overrides.equals(overrides);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, overrides);
    }

    /** The options, without those that are secret. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        values.forEach((option, value) -> shown.put(option.option(), option.secret() ? "***" : value));
        overrides.forEach((option, value) -> shown.put(option.option() + "!", option.secret() ? "***" : value));
        return "VolnuxTracerConfig" + shown;
    }

    /** Collects options; the last call of each wins. Values are checked by {@link VolnuxTracer#initialize}. */
    public static final class Builder {

        private final Map<TelemetryOption, String> values = new EnumMap<>(TelemetryOption.class);
        private final Map<TelemetryOption, String> overrides = new EnumMap<>(TelemetryOption.class);

        private Builder() {}

        /** Sets any option by its text, as in a property. */
        public Builder set(TelemetryOption option, String value) {
            values.put(option, Objects.requireNonNull(value, option.option()));
            return this;
        }

        /** Sets an option so that no property and no variable can change it. */
        public Builder override(TelemetryOption option, String value) {
            overrides.put(option, Objects.requireNonNull(value, option.option()));
            return this;
        }

        /** {@code service.name}. */
        public Builder serviceName(String value) {
            return set(TelemetryOption.SERVICE_NAME, value);
        }

        /** {@code service.version}. */
        public Builder serviceVersion(String value) {
            return set(TelemetryOption.SERVICE_VERSION, value);
        }

        /** {@code deployment.environment.name}. */
        public Builder environment(String value) {
            return set(TelemetryOption.ENVIRONMENT, value);
        }

        /** Any OTLP end point, such as {@code http://otel-collector:4317}. */
        public Builder otlpEndpoint(String value) {
            return set(TelemetryOption.OTLP_ENDPOINT, value);
        }

        /** A Datadog Agent whose OTLP receiver is on; switches the Datadog profile on. */
        public Builder datadogAgentUrl(String value) {
            return set(TelemetryOption.DATADOG_AGENT_URL, value);
        }

        /** Tempo, or an agent in front of it; gets traces only. */
        public Builder tempoEndpoint(String value) {
            return set(TelemetryOption.TEMPO_ENDPOINT, value);
        }

        /** {@code grpc} (default) or {@code http/protobuf}. */
        public Builder protocol(String value) {
            return set(TelemetryOption.PROTOCOL, value);
        }

        /** Headers of every request to the end points of this configuration, such as an API key. Never shown. */
        public Builder headers(Map<String, String> value) {
            return set(TelemetryOption.HEADERS, Pairs.write(value));
        }

        /** {@code gzip} or {@code none} (default). */
        public Builder compression(String value) {
            return set(TelemetryOption.COMPRESSION, value);
        }

        /** Limit of one export; default 10 s. */
        public Builder timeout(Duration value) {
            return set(TelemetryOption.TIMEOUT, value.toMillis() + "ms");
        }

        /** PEM file with the certificates to trust. */
        public Builder trustedCertificates(Path value) {
            return set(TelemetryOption.TRUSTED_CERTIFICATES, value.toString());
        }

        /** PEM file with the client's key. */
        public Builder clientKey(Path value) {
            return set(TelemetryOption.CLIENT_KEY, value.toString());
        }

        /** PEM file with the client's certificate. */
        public Builder clientCertificate(Path value) {
            return set(TelemetryOption.CLIENT_CERTIFICATE, value.toString());
        }

        /** Share of runs that are traced, 0 to 1; default 1. */
        public Builder sampleRate(double value) {
            return set(TelemetryOption.SAMPLE_RATE, Double.toString(value));
        }

        /** Which runs are kept when they end, such as {@code errors,slower-than:5s}; default {@code all}. */
        public Builder keep(String value) {
            return set(TelemetryOption.KEEP, value);
        }

        /** How much of a run becomes spans; default all layers. */
        public Builder detail(TraceDetail value) {
            return set(TelemetryOption.DETAIL, value.word());
        }

        /** Spans one run may have before it is folded; default 2,000. */
        public Builder spanBudget(int value) {
            return set(TelemetryOption.SPAN_BUDGET, Integer.toString(value));
        }

        /** {@code :} (default) or {@code .} in the names of task spans. */
        public Builder taskNameSeparator(String value) {
            return set(TelemetryOption.TASK_NAME_SEPARATOR, value);
        }

        /** Attributes of the resource, for all signals. */
        public Builder customAttributes(Map<String, String> value) {
            return set(TelemetryOption.CUSTOM_ATTRIBUTES, Pairs.write(value));
        }

        /** Which inputs are shown on the root span; default none. */
        public Builder captureInputs(InputCapture value) {
            return set(
                    TelemetryOption.CAPTURE_INPUTS,
                    value.mode() == InputCapture.Mode.FIELDS
                            ? String.join(",", value.fields().stream().sorted().toList())
                            : value.mode().name().toLowerCase(Locale.ROOT));
        }

        /** Further words: values whose names contain one are masked. */
        public Builder redact(Set<String> value) {
            return set(
                    TelemetryOption.REDACT,
                    String.join(",", value.stream().sorted().toList()));
        }

        /** Print spans on standard output; default false. */
        public Builder console(boolean value) {
            return set(TelemetryOption.CONSOLE, Boolean.toString(value));
        }

        /** Record and send metrics; default true. */
        public Builder metrics(boolean value) {
            return set(TelemetryOption.METRICS, Boolean.toString(value));
        }

        /** How often metrics are sent; default every minute. */
        public Builder metricInterval(Duration value) {
            return set(TelemetryOption.METRIC_INTERVAL, value.toMillis() + "ms");
        }

        /** Send log lines through Logback's OpenTelemetry appender; default false. */
        public Builder logs(boolean value) {
            return set(TelemetryOption.LOGS, Boolean.toString(value));
        }

        /** What a backend needs beside the standard. */
        public Builder profile(BackendProfile value) {
            return set(TelemetryOption.PROFILE, value.name().toLowerCase(Locale.ROOT));
        }

        /** Make the OpenTelemetry built here the global one; default false. */
        public Builder registerGlobal(boolean value) {
            return set(TelemetryOption.REGISTER_GLOBAL, Boolean.toString(value));
        }

        /** Limit of {@link VolnuxTracer#shutdown()} and of the JVM's shutdown hook; default 10 s. */
        public Builder shutdownTimeout(Duration value) {
            return set(TelemetryOption.SHUTDOWN_TIMEOUT, value.toMillis() + "ms");
        }

        /** The configuration. */
        public VolnuxTracerConfig build() {
            return new VolnuxTracerConfig(this);
        }
    }
}
