// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.Engine;
import io.volnux.engine.EngineBuilder;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Telemetry that is only on the class path, telemetry that an application configures, and both at once. */
class DiscoveryTest {

    private static final TaskRegistry TASKS = TaskRegistry.builder()
            .task("A", context -> Outcome.success("a"))
            .task("B", context -> Outcome.success("b"))
            .build();
    private static final String SCRIPT = "A || B -> A";

    private final Observed own = Observed.create();
    private final Observed global = Observed.create();

    @BeforeEach
    void nothingIsGlobal() {
        GlobalOpenTelemetry.resetForTest();
    }

    @AfterEach
    void close() {
        GlobalOpenTelemetry.resetForTest();
        own.close();
        global.close();
    }

    private static EngineBuilder engine() {
        return Engine.builder().tasks(TASKS);
    }

    private static void run(Engine engine) {
        assertThat(engine.run(Workflow.parse("Play", SCRIPT)).result()).isEqualTo(ResultWord.SUCCESS);
    }

    /** How many spans one run with one telemetry has. */
    private static int onceOnly() {
        try (Observed alone = Observed.create();
                Engine engine = engine().discovery(false)
                        .observer(alone.telemetry().build().observer())
                        .build()) {
            run(engine);
            return alone.spans().size();
        }
    }

    @Test
    void theGlobalOneIsUsedAsSoonAsThereIsOne() {
        try (Engine engine = engine().build()) {
            run(engine);
            assertThat(GlobalOpenTelemetry.isSet()).isFalse();
            assertThat(global.spans()).isEmpty();

            GlobalOpenTelemetry.set(global.openTelemetry());
            run(engine);
            assertThat(global.spans()).hasSize(onceOnly());
            assertThat(new SpanTree(global.spans()).flaws()).isEmpty();

            run(engine);
            assertThat(global.spans()).hasSize(2 * onceOnly());
        }
    }

    @Test
    void withDiscoveryOffNothingIsFound() {
        GlobalOpenTelemetry.set(global.openTelemetry());
        try (Engine engine = engine().discovery(false).build()) {
            run(engine);
        }
        assertThat(global.spans()).isEmpty();
    }

    @Test
    void whatAnApplicationConfiguresComesFirstAndNothingIsTold() {
        GlobalOpenTelemetry.set(global.openTelemetry());
        VolnuxTelemetry telemetry = own.telemetry().build();
        try (Engine before = engine().observer(telemetry.observer()).build();
                Engine after = engine().build()) {
            telemetry.configure(after);
            run(before);
            assertThat(own.spans()).hasSize(onceOnly());
            run(after);
            assertThat(own.spans()).hasSize(2 * onceOnly());
            assertThat(global.spans()).isEmpty();
            assertThat(global.metrics()).isEmpty();
        }
    }

    @Test
    void bothWithTheSameOpenTelemetryShowEachSpanOnce() {
        GlobalOpenTelemetry.set(own.openTelemetry());
        try (Engine engine = engine().build()) {
            own.telemetry().build().configure(engine);
            run(engine);
        }
        assertThat(own.spans()).hasSize(onceOnly());
        assertThat(own.metric("volnux.workflow.duration").getHistogramData().getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getCount()).isEqualTo(1));
    }

    @Test
    void whatWasDiscoveredTakesOverWhenTheOtherIsRemoved() {
        GlobalOpenTelemetry.set(global.openTelemetry());
        VolnuxTelemetry telemetry = own.telemetry().build();
        try (Engine engine = engine().build()) {
            telemetry.configure(engine);
            telemetry.remove(engine);
            run(engine);
        }
        assertThat(own.spans()).isEmpty();
        assertThat(global.spans()).hasSize(onceOnly());
    }

    @Test
    void ofTwoConfiguredOnesTheHigherRankHearsRunsAndOfEqualsTheLater() {
        try (Observed other = Observed.create();
                Engine engine = engine().discovery(false).build()) {
            VolnuxTelemetry agent =
                    other.telemetry().rank(VolnuxTelemetry.AGENT).build();
            VolnuxTelemetry first = own.telemetry().build();
            VolnuxTelemetry second = other.telemetry().build();
            first.configure(engine);
            agent.configure(engine);
            run(engine);
            assertThat(List.of(own.spans().size(), other.spans().size())).containsExactly(onceOnly(), 0);

            second.configure(engine);
            run(engine);
            assertThat(List.of(own.spans().size(), other.spans().size())).containsExactly(onceOnly(), onceOnly());
        }
    }

    @Test
    void configuringTwiceIsConfiguringOnceAndRemovingEndsIt() {
        VolnuxTelemetry telemetry = own.telemetry().build();
        try (Engine one = engine().build();
                Engine two = engine().build()) {
            telemetry.configure(one).configure(one).configure(two);
            run(one);
            assertThat(own.spans()).hasSize(onceOnly());

            telemetry.remove(one);
            telemetry.remove(one);
            run(one);
            assertThat(own.spans()).hasSize(onceOnly());
            run(two);
            assertThat(own.spans()).hasSize(2 * onceOnly());

            telemetry.configure(one).removeAll();
            run(one);
            run(two);
            assertThat(own.spans()).hasSize(2 * onceOnly());

            telemetry.configure(one);
            run(one);
            assertThat(own.spans())
                    .extracting(SpanData::getSpanId)
                    .doesNotHaveDuplicates()
                    .hasSize(3 * onceOnly());
        }
    }
}
