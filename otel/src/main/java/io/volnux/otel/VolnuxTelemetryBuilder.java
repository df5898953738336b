// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.OpenTelemetry;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link VolnuxTelemetry}; not thread-safe. */
public final class VolnuxTelemetryBuilder {

    final OpenTelemetry openTelemetry;
    TraceDetail detail = TraceDetail.FULL;
    int spanBudget = 2_000;
    String taskNameSeparator = ":";
    InputCapture captureInputs = InputCapture.none();
    Set<String> redact = Set.of();
    BackendProfile profile = BackendProfile.STANDARD;
    boolean metrics = true;
    int rank = VolnuxTelemetry.EXPLICIT;

    @Nullable
    TraceDetail detailOverride;

    @Nullable
    String exceptionSignal;

    private @Nullable Switches switches;

    VolnuxTelemetryBuilder(OpenTelemetry openTelemetry) {
        this.openTelemetry = Objects.requireNonNull(openTelemetry, "openTelemetry");
    }

    /** How much becomes spans if nothing more specific says so; default {@link TraceDetail#FULL}. */
    public VolnuxTelemetryBuilder detail(TraceDetail value) {
        this.detail = Objects.requireNonNull(value, "detail");
        return this;
    }

    /**
     * How many spans one run may have; default 2,000. What goes beyond is folded and counted; failures may exceed it
     * ten times.
     *
     * @throws IllegalArgumentException below 100
     */
    public VolnuxTelemetryBuilder spanBudget(int value) {
        if (value < 100) {
            throw new IllegalArgumentException("spanBudget must be at least 100, got " + value);
        }
        this.spanBudget = value;
        return this;
    }

    /**
     * What stands between {@code task.execute} and the task's name; default {@code :}.
     *
     * @throws IllegalArgumentException if it is neither {@code :} nor {@code .}
     */
    public VolnuxTelemetryBuilder taskNameSeparator(String value) {
        if (!value.equals(":") && !value.equals(".")) {
            throw new IllegalArgumentException("taskNameSeparator must be ':' or '.', got '" + value + "'");
        }
        this.taskNameSeparator = value;
        return this;
    }

    /** Which inputs are shown on the root span; default {@link InputCapture#none()}. */
    public VolnuxTelemetryBuilder captureInputs(InputCapture value) {
        this.captureInputs = Objects.requireNonNull(value, "captureInputs");
        return this;
    }

    /** Further words: inputs and options whose names contain one are masked, beside the built-in ones; letter case ignored. */
    public VolnuxTelemetryBuilder redact(Set<String> words) {
        this.redact = words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return this;
    }

    /** What a backend needs beside the standard; default {@link BackendProfile#STANDARD}. */
    public VolnuxTelemetryBuilder profile(BackendProfile value) {
        this.profile = Objects.requireNonNull(value, "profile");
        return this;
    }

    /** Whether metrics are recorded; default true. */
    public VolnuxTelemetryBuilder metrics(boolean value) {
        this.metrics = value;
        return this;
    }

    /**
     * How much it counts among several telemetries of one engine, see {@link io.volnux.observe.RunObserver#rank()};
     * default {@link VolnuxTelemetry#EXPLICIT}.
     */
    public VolnuxTelemetryBuilder rank(int value) {
        this.rank = value;
        return this;
    }

    /** Level that overrules scripts and settings, such as one given on a command line; null: none. */
    public VolnuxTelemetryBuilder detailOverride(@Nullable TraceDetail value) {
        this.detailOverride = value;
        return this;
    }

    /**
     * How exceptions are told: span events by default, {@code logs} or {@code logs/dup} as OpenTelemetry names it; null
     * (default) leaves it to {@code OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN}.
     */
    public VolnuxTelemetryBuilder exceptionSignal(@Nullable String optIn) {
        this.exceptionSignal = optIn;
        return this;
    }

    List<String> exceptionSignals() {
        String words = exceptionSignal == null ? switches().exceptionSignal() : exceptionSignal;
        return Arrays.stream(words.split(",")).map(String::strip).toList();
    }

    /** Those of the process, unless others are given; what is wrong in them is told when they are read. */
    Switches switches() {
        Switches known = switches == null ? Switches.current() : switches;
        switches = known;
        return known;
    }

    VolnuxTelemetryBuilder switches(Switches value) {
        this.switches = value;
        return this;
    }

    /** The telemetry. */
    public VolnuxTelemetry build() {
        return new VolnuxTelemetry(this);
    }
}
