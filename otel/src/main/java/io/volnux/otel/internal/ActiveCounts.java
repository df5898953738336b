// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.internal;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxMetrics;
import java.lang.ref.Reference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How many runs and tasks of each workflow are going on: counted here, and told whenever metrics are read, which costs a task
 * less than telling each change. Told as long as its owner is in use, and a few times after. Thread-safe.
 */
public final class ActiveCounts {

    /** The SDK keeps 2,000 series of an instrument, the last of them for all that find no place. */
    private static final int WORKFLOWS = 1_999;

    private static final Attributes OTHERS = Attributes.of(AttributeKey.booleanKey("otel.metric.overflow"), true);

    /** Each reader of metrics should be told the last values, and there may be several. */
    private static final int FAREWELLS = 10;

    /** Those of one workflow. */
    public static final class OfWorkflow {

        public final LongAdder runs = new LongAdder();
        public final LongAdder tasks = new LongAdder();
        private final Attributes attributes;

        private OfWorkflow(Attributes attributes) {
            this.attributes = attributes;
        }
    }

    private final ConcurrentHashMap<String, OfWorkflow> workflows = new ConcurrentHashMap<>();
    private final OfWorkflow others = new OfWorkflow(OTHERS);
    private final Reference<?> owner;
    private final AtomicInteger farewells = new AtomicInteger(FAREWELLS);
    private final ObservableLongMeasurement runs;
    private final ObservableLongMeasurement tasks;
    private volatile @Nullable BatchCallback registration;

    private ActiveCounts(Meter meter, Reference<?> owner) {
        this.owner = owner;
        this.runs = observer(meter, VolnuxMetrics.WORKFLOW_ACTIVE);
        this.tasks = observer(meter, VolnuxMetrics.TASK_ACTIVE);
    }

    /**
     * Counts that this meter reads.
     *
     * @param owner who counts: until it is cleared the meter goes on reading
     */
    @SuppressWarnings("MustBeClosed") // closes itself once the owner is gone
    public static ActiveCounts readBy(Meter meter, Reference<?> owner) {
        ActiveCounts counts = new ActiveCounts(meter, owner);
        counts.registration = meter.batchCallback(counts::tell, counts.runs, counts.tasks);
        return counts;
    }

    /** Counts of something whose counts nobody is told. */
    public static OfWorkflow untold() {
        return new OfWorkflow(Attributes.empty());
    }

    private static ObservableLongMeasurement observer(Meter meter, VolnuxMetrics metric) {
        return meter.upDownCounterBuilder(metric.metric())
                .setUnit(metric.unit())
                .setDescription(metric.meaning())
                .buildObserver();
    }

    /** Those of a workflow; of all together beyond as many workflows as the SDK tells apart. */
    public OfWorkflow of(String workflow) {
        OfWorkflow known = workflows.get(workflow);
        if (known != null) {
            return known;
        }
        return workflows.size() >= WORKFLOWS
                ? others
                : workflows.computeIfAbsent(
                        workflow, name -> new OfWorkflow(Attributes.of(VolnuxAttributes.WORKFLOW_NAME, name)));
    }

    private void tell() {
        boolean last = owner.refersTo(null) && farewells.decrementAndGet() <= 0;
        workflows.values().forEach(this::tell);
        if (workflows.size() >= WORKFLOWS) {
            tell(others);
        }
        BatchCallback own = registration;
        if (last && own != null) {
            own.close();
        }
    }

    private void tell(OfWorkflow workflow) {
        runs.record(Math.max(0, workflow.runs.sum()), workflow.attributes);
        tasks.record(Math.max(0, workflow.tasks.sum()), workflow.attributes);
    }
}
