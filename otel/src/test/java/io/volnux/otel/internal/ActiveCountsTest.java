// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.volnux.otel.semconv.VolnuxAttributes;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActiveCountsTest {

    private static final Attributes OVERFLOW = Attributes.of(AttributeKey.booleanKey("otel.metric.overflow"), true);

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final SdkMeterProvider meters =
            SdkMeterProvider.builder().registerMetricReader(reader).build();
    private final Meter meter = meters.get("io.volnux");
    private final Object user = new Object();

    @AfterEach
    void close() {
        meters.close();
    }

    private Map<Attributes, Long> tasks() {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals("volnux.task.active"))
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .collect(Collectors.toMap(PointData::getAttributes, LongPointData::getValue));
    }

    private static Attributes workflow(String name) {
        return Attributes.of(VolnuxAttributes.WORKFLOW_NAME, name);
    }

    @Test
    void tellsWhatIsGoingOnWheneverItIsRead() {
        ActiveCounts.OfWorkflow counts =
                ActiveCounts.readBy(meter, new WeakReference<>(user)).of("W");
        counts.tasks.increment();
        counts.tasks.increment();
        assertThat(tasks()).isEqualTo(Map.of(workflow("W"), 2L));
        counts.tasks.decrement();
        counts.tasks.decrement();
        assertThat(tasks()).isEqualTo(Map.of(workflow("W"), 0L));
        assertThat(tasks()).isEqualTo(Map.of(workflow("W"), 0L));
    }

    @Test
    void countsOfSeveralUsersOfOneMeterAddUp() {
        ActiveCounts one = ActiveCounts.readBy(meter, new WeakReference<>(user));
        ActiveCounts other = ActiveCounts.readBy(meter, new WeakReference<>(user));
        one.of("W").tasks.add(2);
        other.of("W").tasks.add(3);
        other.of("V").tasks.add(1);
        assertThat(tasks()).isEqualTo(Map.of(workflow("W"), 5L, workflow("V"), 1L));
    }

    @Test
    void tellsTheLastValuesToSeveralReadersAndThenNoMore() {
        WeakReference<Object> gone = new WeakReference<>(user);
        ActiveCounts.readBy(meter, gone).of("W").tasks.add(0);
        gone.clear();
        for (int reading = 0; reading < 10; reading++) {
            assertThat(tasks()).isEqualTo(Map.of(workflow("W"), 0L));
        }
        assertThat(tasks()).isEmpty();
    }

    @Test
    void tellsAsManyWorkflowsApartAsTheSdkDoes() {
        ActiveCounts counts = ActiveCounts.readBy(meter, new WeakReference<>(user));
        for (int i = 0; i < 2_100; i++) {
            counts.of("W" + i).tasks.increment();
        }
        counts.of("W0").tasks.increment();
        assertThat(tasks())
                .hasSize(2_000)
                .containsEntry(workflow("W0"), 2L)
                .containsEntry(workflow("W1998"), 1L)
                .containsEntry(OVERFLOW, 101L);
    }

    @Test
    void whatNobodyIsToldHasNoSeries() {
        ActiveCounts.readBy(meter, new WeakReference<>(user));
        ActiveCounts.untold().tasks.increment();
        assertThat(tasks()).isEmpty();
    }
}
