// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.resources.Resource;
import io.volnux.engine.spi.TimeSource;
import io.volnux.otel.TraceDetail;
import io.volnux.otel.sdk.Finding.Severity;
import io.volnux.otel.sdk.internal.doctor.Causes;
import io.volnux.otel.sdk.internal.doctor.Diagnosis;
import io.volnux.otel.sdk.internal.doctor.Outcome;
import io.volnux.otel.sdk.internal.doctor.Probe;
import io.volnux.otel.sdk.internal.export.QuietExporters;
import io.volnux.otel.sdk.internal.export.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds out why telemetry does not arrive: reads the settings, sends one probe of every signal to every end point, and
 * names the cause. Takes five seconds at most for each end point that does not answer. Changes nothing.
 */
public final class Doctor {

    private final Options options;
    private final Endpoints endpoints;
    private final List<String> facts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Doctor(Options options) {
        this.options = options;
        this.endpoints = new Endpoints(options);
    }

    /** Examines what {@link VolnuxTracer#initialize} would do with this configuration in this process. */
    public static DoctorReport examine(VolnuxTracerConfig config) {
        return examine(config, Surroundings.ofProcess());
    }

    static DoctorReport examine(VolnuxTracerConfig config, Surroundings surroundings) {
        Doctor doctor = new Doctor(Options.of(config, surroundings));
        try {
            doctor.examine();
        } catch (IllegalArgumentException wrong) {
            doctor.say(Severity.ERROR, "settings", String.valueOf(wrong.getMessage()), "correct this setting");
        }
        return new DoctorReport(doctor.facts, doctor.findings);
    }

    private void say(Severity severity, String subject, String cause, String cure) {
        findings.add(new Finding(severity, subject, cause, cure));
    }

    private void examine() {
        if (options.off()) {
            say(
                    Severity.WARNING,
                    "telemetry",
                    "is switched off",
                    "remove volnux.otel.enabled=false, VOLNUX_OTEL_ENABLED=false or OTEL_SDK_DISABLED=true");
            return;
        }
        settings();
        process();
        sampler();
        List<Target> all = new ArrayList<>();
        for (Target.Signal signal : Target.Signal.values()) {
            if (wanted(signal)) {
                all.addAll(endpoints.of(signal));
            }
        }
        all.forEach(target -> facts.add(target.toString()));
        if (all.isEmpty()) {
            say(
                    endpoints.console() ? Severity.INFO : Severity.WARNING,
                    "end points",
                    endpoints.console() ? "spans are printed only" : "nothing is exported",
                    endpoints.console() ? "" : "set otlpEndpoint, datadogAgentUrl or tempoEndpoint");
        }
        duplicates();
        probe(all);
    }

    private boolean wanted(Target.Signal signal) {
        return switch (signal) {
            case TRACES -> true;
            case METRICS -> options.flag(TelemetryOption.METRICS);
            case LOGS -> options.flag(TelemetryOption.LOGS);
        };
    }

    private void settings() {
        facts.add("detail: "
                + TraceDetail.parse(options.text(TelemetryOption.DETAIL)).word() + ", span budget: "
                + options.number(TelemetryOption.SPAN_BUDGET));
        facts.add("sampler: "
                + options.surroundings()
                        .otel("otel.traces.sampler")
                        .orElse("parent-based ratio " + options.share(TelemetryOption.SAMPLE_RATE))
                + ", keep: " + options.text(TelemetryOption.KEEP));
        if (!wanted(Target.Signal.LOGS)) {
            facts.add("logs: not sent; VOLNUX_OTEL_LOGS=true sends what an application writes through Logback");
        }
        options.keep();
    }

    private void process() {
        if (VolnuxTracer.getInstance() == null) {
            say(Severity.INFO, "tracer", "is not initialised in this process", "call VolnuxTracer.initialize(...)");
        }
        if (Existing.deaf(options.surroundings())) {
            say(
                    endpoints.said() ? Severity.INFO : Severity.WARNING,
                    "agent",
                    "the Datadog agent is active and takes no spans of OpenTelemetry",
                    "start it with -Ddd.trace.otel.enabled=true for Volnux's spans in its traces");
        } else if (Existing.agent().isPresent()) {
            say(
                    endpoints.said() ? Severity.WARNING : Severity.INFO,
                    "agent",
                    Existing.agent().get() + " is active; it exports, and end points set for Volnux have no effect",
                    endpoints.said() ? "configure the agent, and remove Volnux's end points" : "");
        } else if (GlobalOpenTelemetry.isSet() && !alive()) {
            say(
                    Severity.ERROR,
                    "global OpenTelemetry",
                    "is frozen as one that does nothing: somebody asked for it before there was one",
                    "initialise telemetry first thing in main, or do not call GlobalOpenTelemetry.get() before");
        }
    }

    private static boolean alive() {
        return GlobalOpenTelemetry.get()
                .getTracer("volnux.doctor")
                .spanBuilder("probe")
                .startSpan()
                .getSpanContext()
                .isValid();
    }

    private void sampler() {
        String named = options.surroundings().otel("otel.traces.sampler").orElse("");
        String rate = options.surroundings().otel("otel.traces.sampler.arg").orElse("1");
        boolean never = named.endsWith("always_off")
                || (named.endsWith("traceidratio") && Double.parseDouble(rate) == 0)
                || (named.isEmpty()
                        && options.share(TelemetryOption.SAMPLE_RATE) == 0
                        && options.keep().isEmpty());
        if (never) {
            say(
                    Severity.ERROR,
                    "sampler",
                    "no run is traced: the rate is 0",
                    named.isEmpty() ? "raise sampleRate" : "change OTEL_TRACES_SAMPLER or its argument");
        }
    }

    private void duplicates() {
        endpoints
                .written()
                .forEach(twice -> say(
                        Severity.WARNING,
                        twice,
                        "is written in more than one option; it gets every span once",
                        "remove one of them"));
    }

    private void probe(List<Target> targets) {
        Probe probe = new Probe(new ResourceRules(options).join(Resource.getDefault()), TimeSource.system());
        Set<String> silent = new HashSet<>();
        QuietExporters quiet = new QuietExporters();
        try {
            for (Target target : targets) {
                if (!silent.contains(target.endpoint()) && !works(probe, target)) {
                    silent.add(target.endpoint());
                }
            }
        } finally {
            quiet.close();
        }
    }

    /** Answers whether it is worth trying another signal there. */
    private boolean works(Probe probe, Target target) {
        Outcome outcome = probe.send(target);
        if (outcome.success()) {
            say(
                    Severity.OK,
                    target.toString(),
                    "%s in %d ms".formatted(outcome.status(), outcome.latency().toMillis()),
                    "");
            return true;
        }
        Diagnosis diagnosis = Causes.of(target, outcome);
        say(Severity.ERROR, target.toString(), diagnosis.cause(), diagnosis.cure());
        return outcome.answered() && !outcome.status().toUpperCase(Locale.ROOT).contains("UNAUTHENTICATED");
    }
}
