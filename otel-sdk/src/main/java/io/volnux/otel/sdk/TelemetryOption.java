// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, with its spelling in code, as a system property and as an environment variable. The
 * reference table in the documentation is made from this.
 */
public enum TelemetryOption {
    /** Whether there is telemetry at all. */
    ENABLED("true", null, "`false`: no spans, no threads; also `OTEL_SDK_DISABLED=true`"),
    /** Name of the service. */
    SERVICE_NAME(null, "otel.service.name", "`service.name`; falls back to `DD_SERVICE`"),
    /** Version of the service. */
    SERVICE_VERSION(null, null, "`service.version`; falls back to `DD_VERSION`"),
    /** Deployment environment. */
    ENVIRONMENT(null, null, "`deployment.environment.name`; falls back to `DD_ENV`"),
    /** Any OTLP end point. */
    OTLP_ENDPOINT(
            null,
            "otel.exporter.otlp.endpoint",
            "any OTLP end point; `http://localhost:4317` if nothing at all is set"),
    /** A Datadog Agent with its OTLP receiver on. */
    DATADOG_AGENT_URL(null, null, "Datadog Agent with OTLP on; gets traces, metrics and logs, switches its profile on"),
    /** Tempo. */
    TEMPO_ENDPOINT(null, null, "Tempo, or an agent in front of it; gets traces only"),
    /** OTLP's protocol. */
    PROTOCOL(
            "grpc",
            "otel.exporter.otlp.protocol",
            "`grpc` or `http/protobuf`; port 4318 means the latter if nothing is set"),
    /** Headers of every request. */
    HEADERS(
            null,
            "otel.exporter.otlp.headers",
            "`name=value,...` sent to every end point above; the `OTEL_` twin goes to `otlpEndpoint` only"),
    /** Compression of requests. */
    COMPRESSION("none", "otel.exporter.otlp.compression", "`gzip` or `none`"),
    /** Limit of one request. */
    TIMEOUT("10s", "otel.exporter.otlp.timeout", "limit of one export"),
    /** Certificates to trust. */
    TRUSTED_CERTIFICATES(null, "otel.exporter.otlp.certificate", "PEM file with the certificates to trust"),
    /** The client's key. */
    CLIENT_KEY(null, "otel.exporter.otlp.client.key", "PEM file with the client's key, for mTLS"),
    /** The client's certificate. */
    CLIENT_CERTIFICATE(
            null, "otel.exporter.otlp.client.certificate", "PEM file with the client's certificate, for mTLS"),
    /** Share of runs traced. */
    SAMPLE_RATE("1.0", null, "share of runs that are traced, 0 to 1, parent-based; `OTEL_TRACES_SAMPLER` wins"),
    /** Which runs are kept when they end. */
    KEEP("all", null, "`all`, or any of `errors`, `retries`, `slower-than:<duration>`, `ratio:<0..1>`, by commas"),
    /** Memory for runs that wait for that decision. */
    KEEP_MEMORY(
            "64", null, "MB that runs waiting for the decision of `keep` may take; beyond that spans are forwarded"),
    /** How much of a run becomes spans. */
    DETAIL("full", null, "`run`, `task` or `full`"),
    /** Spans per run. */
    SPAN_BUDGET("2000", null, "spans one run may have before it is folded"),
    /** Spelling of task spans. */
    TASK_NAME_SEPARATOR(":", null, "`:` or `.` between `task.execute` and the task's name"),
    /** Attributes of the resource. */
    CUSTOM_ATTRIBUTES(null, null, "`name=value,...` on the resource of all signals"),
    /** Inputs shown on the root span. */
    CAPTURE_INPUTS("none", null, "`none`, `types`, `all` (masked), or names of fields, by commas"),
    /** Words of names whose values are masked. */
    REDACT(null, null, "further words, by commas: values whose names contain one are masked"),
    /** Spans on standard output. */
    CONSOLE("false", null, "print spans on standard output"),
    /** Whether metrics are recorded and sent. */
    METRICS("true", null, "record and send metrics"),
    /** How often metrics are sent. */
    METRIC_INTERVAL("60s", "otel.metric.export.interval", "how often metrics are sent"),
    /** Whether log lines are sent. */
    LOGS("false", null, "send log lines through Logback's OpenTelemetry appender, if both are there"),
    /** Run and task in the MDC. */
    LOGGING_MDC("volnux.logging.mdc", "false", null, "`volnux.*` in the MDC beside `trace_id` and `span_id`"),
    /** Datadog's spelling in the MDC. */
    LOGGING_DATADOG("volnux.logging.datadog", "false", null, "`dd.trace_id` and `dd.span_id` in the MDC too"),
    /** What a backend needs beside the standard. */
    PROFILE("standard", null, "`standard` or `datadog`; `datadogAgentUrl` means the latter"),
    /** Whether the OpenTelemetry becomes the global one. */
    REGISTER_GLOBAL("false", null, "make the OpenTelemetry built here the global one"),
    /** Limit of the shutdown at the end of the JVM. */
    SHUTDOWN_TIMEOUT("10s", null, "limit of `shutdown()` and of the JVM's shutdown hook");

    private final String property;
    private final @Nullable String defaultValue;
    private final @Nullable String twin;
    private final String description;

    TelemetryOption(@Nullable String defaultValue, @Nullable String twin, String description) {
        this.property = "volnux.otel." + name().toLowerCase(Locale.ROOT).replace('_', '.');
        this.defaultValue = defaultValue;
        this.twin = twin;
        this.description = description;
    }

    TelemetryOption(String property, @Nullable String defaultValue, @Nullable String twin, String description) {
        this.property = property;
        this.defaultValue = defaultValue;
        this.twin = twin;
        this.description = description;
    }

    /** The method of {@link VolnuxTracerConfig.Builder}, such as {@code serviceName}. */
    public String option() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** The system property, such as {@code volnux.otel.service.name}. */
    public String property() {
        return property;
    }

    /** The environment variable, such as {@code VOLNUX_OTEL_SERVICE_NAME}. */
    public String variable() {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** OpenTelemetry's own property of the same meaning; ours counts more at the same level. */
    public Optional<String> twin() {
        return Optional.ofNullable(twin);
    }

    /** What holds if nobody says anything. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** One line for people, in Markdown. */
    public String description() {
        return description;
    }

    /** Whether the value must not be shown. */
    boolean secret() {
        return this == HEADERS || this == CLIENT_KEY;
    }

    /** All options as a table in Markdown. */
    public static String table() {
        String head = "| option | system property | variable | default | meaning |\n|---|---|---|---|---|\n";
        return Arrays.stream(values())
                .map(option -> "| `%s` | `%s` | `%s` | %s | %s |"
                        .formatted(
                                option.option(),
                                option.property(),
                                option.variable(),
                                option.defaultValue()
                                        .map(value -> "`" + value + "`")
                                        .orElse(""),
                                option.description()))
                .collect(Collectors.joining("\n", head, "\n"));
    }
}
