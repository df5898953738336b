// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.volnux.engine.Engine;
import io.volnux.engine.RunOptions;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run's trace begins with: a caller, a trigger, a message, a request, or garbage. */
@SuppressWarnings("try") // scopes are only there to be closed
class CauseTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String HEADER = "00-" + TRACE + "-" + PARENT + "-01";

    /** What W3C allows; version 00 has no more than this, later ones may have. */
    private static final String IDS = "-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}";

    private static final Pattern WELL_FORMED =
            Pattern.compile("00" + IDS + "|(?!ff|00)[0-9a-f]{2}" + IDS + "(-.*)?", Pattern.DOTALL);

    private final Observed observed =
            Observed.with(tracers -> tracers.setSampler(Sampler.parentBased(Sampler.alwaysOn())));
    private final Logger log = Logger.getLogger("io.opentelemetry");
    private final Map<String, @Nullable String> seen = new HashMap<>();
    private final Engine engine = Engine.builder()
            .discovery(false)
            .tasks(TaskRegistry.builder()
                    .task("See", context -> {
                        seen.put("tenant", Baggage.current().getEntryValue("tenant"));
                        seen.put("span", Span.current().getSpanContext().getSpanId());
                        return Outcome.success(1);
                    })
                    .task("Starts", context -> Outcome.success(inner()))
                    .build())
            .observer(observed.telemetry().build().observer())
            .build();

    private Object inner() {
        return engine.run(Workflow.parse("Inner", "See"));
    }

    /** OpenTelemetry itself warns of baggage that it leaves out. */
    @BeforeEach
    void expectWarnings() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void close() {
        log.setLevel(null);
        engine.close();
        observed.close();
    }

    private SpanData root(String name) {
        List<SpanData> roots = observed.spans().stream()
                .filter(span -> span.getName().equals("workflow." + name))
                .toList();
        assertThat(roots).hasSize(1);
        return roots.get(0);
    }

    private SpanData root() {
        return root("Play");
    }

    private void run() {
        engine.run(Workflow.parse("Play", "See"));
    }

    private void runBecauseOf(RunCause cause) {
        Context before = Context.current();
        try (Scope ignored = cause.makeCurrent()) {
            run();
        }
        assertThat(Context.current()).isSameAs(before);
    }

    private Span caller() {
        return observed.openTelemetry().getTracer("test").spanBuilder("caller").startSpan();
    }

    @Test
    void aRunUnderAnActiveSpanJoinsItsTrace() {
        Span caller = caller();
        try (Scope ignored = caller.makeCurrent()) {
            run();
        } finally {
            caller.end();
        }
        assertThat(root().getParentSpanContext()).isEqualTo(caller.getSpanContext());
        assertThat(root().getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(root().getLinks()).isEmpty();
    }

    @Test
    void aRunWithoutACallerIsARoot() {
        run();
        assertThat(root().getParentSpanContext().isValid()).isFalse();
        assertThat(root().getKind()).isEqualTo(SpanKind.INTERNAL);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTriggeredRunIsATraceOfItsOwnLinkedToWhatCausedIt(boolean here) throws InterruptedException {
        Span scheduler = caller();
        Context schedulers = Context.root()
                .with(scheduler)
                .with(Baggage.builder().put("tenant", "scheduler").build());
        try (Scope ignored = schedulers.makeCurrent();
                Scope cause = RunCause.trigger(scheduler.getSpanContext()).makeCurrent()) {
            Workflow workflow = Workflow.parse("Play", "See");
            if (here) {
                engine.run(workflow);
            } else {
                engine.start(workflow, Map.of(), RunOptions.none()).await();
            }
        } finally {
            scheduler.end();
        }
        assertThat(root().getTraceId()).isNotEqualTo(scheduler.getSpanContext().getTraceId());
        assertThat(root().getParentSpanContext().isValid()).isFalse();
        assertThat(root().getLinks()).extracting(LinkData::getSpanContext).containsExactly(scheduler.getSpanContext());
        assertThat(seen).containsEntry("tenant", null);
    }

    @Test
    void aTriggerWithoutASpanLeavesNoLink() {
        runBecauseOf(RunCause.trigger(SpanContext.getInvalid()));
        assertThat(root().getLinks()).isEmpty();
        assertThat(root().getParentSpanContext().isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageOrRequestContinuesTheTraceItBrings(boolean message) {
        Map<String, String> headers =
                Map.of("TraceParent", HEADER, "TRACESTATE", "vendor=1", "Baggage", "tenant=blue%20sky;p=1");
        Span local = caller();
        try (Scope ignored = local.makeCurrent()) {
            runBecauseOf(message ? RunCause.message(headers) : RunCause.request(headers));
        } finally {
            local.end();
        }
        assertThat(root().getKind()).isEqualTo(message ? SpanKind.CONSUMER : SpanKind.SERVER);
        assertThat(root().getTraceId()).isEqualTo(TRACE);
        assertThat(root().getParentSpanId()).isEqualTo(PARENT);
        assertThat(root().getParentSpanContext().isRemote()).isTrue();
        assertThat(root().getSpanContext().getTraceState().get("vendor")).isEqualTo("1");
        assertThat(seen).containsEntry("tenant", "blue sky");
    }

    @Test
    void aRunStartedInsideTheRunHasItsTaskAsCause() {
        try (Scope ignored = RunCause.message(Map.of("traceparent", HEADER)).makeCurrent()) {
            engine.run(Workflow.parse("Play", "Starts"));
        }
        SpanData task = observed.spans().stream()
                .filter(span -> span.getName().equals("task.execute:Starts"))
                .findFirst()
                .orElseThrow();
        assertThat(root("Inner").getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(root("Inner").getParentSpanId()).isEqualTo(task.getSpanId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "03", "05", "ff"})
    void flagsAreAMaskWhoseLastBitSaysSampled(String flags) {
        runBecauseOf(RunCause.message(Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-" + flags)));
        assertThat(root().getTraceId()).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "02", "fe"})
    void withoutThatBitNothingIsSampled(String flags) {
        runBecauseOf(RunCause.message(Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-" + flags)));
        assertThat(observed.spans()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "garbage",
                "ff-" + TRACE + "-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-01-more",
                "00-" + TRACE + "-" + PARENT,
                "00-" + TRACE + "-" + PARENT + "-0",
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-0x",
                "zz-" + TRACE + "-" + PARENT + "-01",
                "00-\0af7651916cd43dd8448eb211c80319c-" + PARENT + "-01",
            })
    void aGarbledParentIsNone(String header) {
        runBecauseOf(RunCause.message(Map.of("traceparent", header, "tracestate", "a=1", "baggage", "tenant=blue")));
        assertThat(root().getParentSpanContext().isValid()).isFalse();
        assertThat(root().getTraceId()).isNotEqualTo(TRACE);
        assertThat(root().getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(seen).containsEntry("tenant", "blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "tenant", "tenant=%", "tenant=%zz", ";;;,,,===", "\0=\0", "tenant=%c3%28", "a=b=c;=;"})
    void garbledBaggageTouchesNothingElse(String baggage) {
        runBecauseOf(RunCause.message(Map.of("traceparent", HEADER, "baggage", baggage)));
        assertThat(root().getTraceId()).isEqualTo(TRACE);
    }

    @Test
    @SuppressWarnings("NullAway") // callers that pass null are what this is about
    void namesAndValuesThatAreNullAreLeftOut() {
        Map<String, String> headers = new HashMap<>();
        headers.put(null, "x");
        headers.put("tracestate", null);
        headers.put("traceparent", HEADER);
        assertThat(Span.fromContext(OTelContextManager.deserializeContext(headers))
                        .getSpanContext()
                        .getTraceId())
                .isEqualTo(TRACE);
    }

    @Test
    void headersOfAHundredKilobytesDoNotHurt() {
        String large = "a".repeat(100_000);
        for (String value :
                List.of(large, "tenant=" + large, HEADER + large, "%".repeat(100_000), ",".repeat(100_000))) {
            OTelContextManager.deserializeContext(Map.of("traceparent", value));
            OTelContextManager.deserializeContext(Map.of("traceparent", HEADER, "tracestate", value));
            OTelContextManager.deserializeContext(Map.of("traceparent", HEADER, "baggage", value));
        }
        runBecauseOf(RunCause.message(Map.of("traceparent", HEADER, "baggage", large, "tracestate", large)));
        assertThat(root().getTraceId()).isEqualTo(TRACE);
    }

    @Test
    void randomHeadersNeverThrowAndContinueOnlyWhatIsWellFormed() {
        SplittableRandom random = new SplittableRandom(20_261_124);
        int continued = 0;
        for (int i = 0; i < 20_000; i++) {
            String parent = garble(HEADER, random);
            Map<String, String> headers = Map.of(
                    "traceparent", parent,
                    "tracestate", garble("vendor=1,other@x=2", random),
                    "baggage", garble("tenant=blue;p=1,other=%20", random));
            SpanContext found = Span.fromContext(OTelContextManager.deserializeContext(headers))
                    .getSpanContext();
            if (found.isValid()) {
                continued++;
                assertThat(parent).matches(WELL_FORMED);
                assertThat(parent).contains(found.getTraceId()).contains(found.getSpanId());
            } else {
                assertThat(parent).isNotEqualTo(HEADER);
            }
        }
        assertThat(continued).isBetween(1_000, 19_000);
    }

    /** Changes up to three places: another byte, one less, one more, cut off, or noise altogether. */
    private static String garble(String text, SplittableRandom random) {
        StringBuilder garbled = new StringBuilder(text);
        for (int change = random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(garbled.length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> garbled.insert(at, (char) random.nextInt(256));
                case 1 -> garbled.setLength(at);
                case 2 -> garbled.append("-%\0,;=".charAt(random.nextInt(6)));
                case 3 -> garbled.replace(0, Math.min(2, garbled.length()), "%02x".formatted(random.nextInt(256)));
                case 4 -> {
                    if (at < garbled.length()) {
                        garbled.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
                    }
                }
                default -> {
                    byte[] noise = new byte[random.nextInt(100)];
                    random.nextBytes(noise);
                    garbled.append(new String(noise, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return garbled.toString();
    }
}
