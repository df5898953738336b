// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.property.RandomRun;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.observe.CriticalPath;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tool that sees the trace alone can draw the graph, the decisions and the critical path. */
class GraphFromTraceTest {

    private static final int GRAPHS = Integer.getInteger("volnux.graphs.from.traces", 300);
    private static final long FIRST = 2_000_000;

    private final Logger log = Logger.getLogger("io.volnux");
    private final AtomicReference<TaskGraph> graph = new AtomicReference<>();

    @BeforeEach
    void expectWarnings() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void hearWarningsAgain() {
        log.setLevel(null);
    }

    /** The observer, and a look at the graph that runs. */
    private RunObserver looking(RunObserver observer) {
        return (RunObserver) Proxy.newProxyInstance(
                RunObserver.class.getClassLoader(), new Class<?>[] {RunObserver.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments[arguments.length - 1] instanceof Started.Run run) {
                        graph.set(run.graph());
                    }
                    return method.invoke(observer, arguments);
                });
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void everyKindOfRunCanBeRedrawn(Scenario scenario) {
        for (TraceDetail detail : Set.of(TraceDetail.FULL, TraceDetail.TASK)) {
            try (Observed observed = Observed.create()) {
                VolnuxTelemetry telemetry = observed.telemetry().detail(detail).build();
                RunResult result = scenario.run(builder -> builder.observer(looking(telemetry.observer())));
                check(scenario + " " + detail, observed, result);
            }
        }
    }

    @Test
    void randomGraphsCanBeRedrawn() throws InterruptedException, TimeoutException {
        for (long seed = FIRST; seed < FIRST + GRAPHS; seed++) {
            RandomRun run = new RandomRun(seed);
            TraceDetail detail = seed % 2 == 0 ? TraceDetail.FULL : TraceDetail.TASK;
            try (Observed observed = Observed.create()) {
                VolnuxTelemetry telemetry = observed.telemetry().detail(detail).build();
                RunResult result = run.observedBy(looking(telemetry.observer()));
                check("seed %d %s: %s".formatted(seed, detail, run.text()), observed, result);
            }
        }
    }

    private void check(String what, Observed observed, RunResult result) {
        TraceGraph told = TraceGraph.of(observed.spans());
        assertThat(told.nodes()).as(what).isEqualTo(nodes(result));
        assertThat(told.edges()).as(what).isEqualTo(edges(result, Integer.MAX_VALUE));
        assertThat(told.links()).as(what).isEqualTo(edges(result, 8));
        assertThat(told.decisions()).as(what).isEqualTo(decisions(result));
        skipped(what, told, result);
        ledgers(what, told, result);
        CriticalPath own = CriticalPath.of(result);
        assertThat(told.criticalPath().nodeIds()).as(what).isEqualTo(own.nodeIds());
        assertThat(told.criticalPath().duration()).as(what).isEqualTo(own.duration());
        SpanData root = observed.spans().stream()
                .filter(span -> span.getName().startsWith("workflow."))
                .findFirst()
                .orElseThrow();
        assertThat(Trial.value(root, VolnuxAttributes.CRITICAL_PATH)).as(what).isEqualTo(own.nodeIds());
        assertThat(Trial.value(root, VolnuxAttributes.CRITICAL_PATH_MS))
                .as(what)
                .isEqualTo(own.duration().toNanos() / 1e6);
    }

    private void skipped(String what, TraceGraph told, RunResult result) {
        Set<String> executed = result.tasks().stream().map(TaskRecord::nodeId).collect(Collectors.toSet());
        for (TaskNode task : Objects.requireNonNull(graph.get()).tasks()) {
            assertThat(told.saysSkipped(task.id()))
                    .as(
                            what + ": is %s (%s) skipped, with %s executed and %s told",
                            task.id(),
                            task,
                            executed,
                            told.skipped())
                    .isEqualTo(!executed.contains(task.id()));
        }
    }

    private static void ledgers(String what, TraceGraph told, RunResult result) {
        for (TaskRecord record : result.tasks()) {
            SpanData span = Objects.requireNonNull(told.tasks().get(record.nodeId()));
            assertThat(TraceGraph.ledger(span).ended())
                    .as(what + ": the four times of " + record.nodeId())
                    .isEqualTo(record.ledger().ended());
            assertThat(record.ledger().queue()).as(what).isNotNegative();
            assertThat(record.ledger().run()).as(what).isNotNegative();
            assertThat(record.ledger().backoff()).as(what).isNotNegative();
        }
    }

    private static Map<String, String> nodes(RunResult result) {
        Map<String, String> nodes = new TreeMap<>();
        for (TaskRecord task : result.tasks()) {
            nodes.put(
                    task.nodeId(),
                    "%s %s after %d".formatted(task.name(), task.outcome().word(), task.attempts()));
        }
        return nodes;
    }

    private static Map<String, Set<String>> edges(RunResult result, int limit) {
        Map<String, Set<String>> edges = new TreeMap<>();
        for (TaskRecord task : result.tasks()) {
            edges.put(
                    task.nodeId(),
                    task.dependencies().stream()
                            .limit(limit)
                            .map(TaskRecord::nodeId)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return edges;
    }

    private static Map<String, String> decisions(RunResult result) {
        Map<String, String> decisions = new TreeMap<>();
        result.decisions().forEach(each -> {
            if (each.taken() >= 0) {
                decisions.put(each.nodeId(), each.taken() + " " + each.reason());
            }
        });
        return decisions;
    }
}
