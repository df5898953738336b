// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many tasks start together, which is measured without hearing of stages where each holds one task. */
class StageMetricsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A -> A -> A; 3; 3",
                "A -> A || A -> A; 3; 4",
                "A (0 -> B, 1 -> A || A || A); 2; 4",
                "A -> {A -> B, A} -> A; 5; 5",
                "A -> {A -> B || A, A} -> A; 5; 6"
            })
    void tasksThatStartTogetherAreMeasuredTheSameAtAnyLevelAndBesideAnyObserver(
            String script, long stages, double tasks) {
        for (TraceDetail detail : TraceDetail.values()) {
            for (boolean another : new boolean[] {false, true}) {
                assertThat(together(script, detail, another)).isEqualTo(stages + " stages, " + tasks + " tasks");
            }
        }
    }

    private static String together(String script, TraceDetail detail, boolean another) {
        try (Trial play = new Trial()) {
            play.task("A", context -> Outcome.success(1))
                    .task("B", context -> Outcome.success(1))
                    .telemetry(settings -> settings.detail(detail))
                    .engine(builder -> {
                        if (another) {
                            builder.observer(new HearsEverything());
                        }
                    })
                    .run(script);
            HistogramPointData point = play.observed
                    .metric("volnux.stage.parallel_tasks")
                    .getHistogramData()
                    .getPoints()
                    .iterator()
                    .next();
            return point.getCount() + " stages, " + point.getSum() + " tasks";
        }
    }

    /** Has all parts of a run told. */
    private static final class HearsEverything implements RunObserver {
        @Override
        public Observation<Finished.Run> runStarted(Started.Run run) {
            return end -> {};
        }
    }
}
