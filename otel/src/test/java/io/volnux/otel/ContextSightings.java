// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.task.TaskContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What user code finds current, written down wherever it runs, and compared with the spans that came of it. */
final class ContextSightings {

    static final String OWN = "user's own";

    /** One look: which execution (an instance has an index from 0), which attempt, and what was current. */
    record Sighting(
            String task,
            String taskId,
            int index,
            int attempt,
            SpanContext current,
            @Nullable String tenant) {}

    private final Queue<Sighting> all = new ConcurrentLinkedQueue<>();
    private final Tracer users;

    ContextSightings(Observed observed) {
        this.users = observed.openTelemetry().getTracer("users");
    }

    List<Sighting> all() {
        return List.copyOf(all);
    }

    /** Looks, and does what users do: an event and a child span. */
    void look(TaskContext context) {
        String id = context.taskId();
        boolean instance = id.startsWith("meta-");
        int index = instance ? Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)) : -1;
        look(context.taskName(), id, index, context.attempt());
    }

    /** A look from where there is no task context yet: the constructor of this task. */
    void lookFromConstructor(String task) {
        look(task, "", -1, 1);
    }

    private void look(String task, String id, int index, int attempt) {
        Span current = Span.current();
        String tenant = Baggage.current().getEntryValue("tenant");
        all.add(new Sighting(task, id, index, attempt, current.getSpanContext(), tenant));
        current.addEvent("seen");
        users.spanBuilder(OWN).startSpan().end();
    }

    /** Every look found the span of its own attempt, and everything that users did landed there. */
    void assertEachOnItsOwnSpan(List<SpanData> spans) {
        assertThat(all).isNotEmpty();
        for (Sighting sighting : all) {
            assertThat(sighting.current().getSpanId())
                    .as("%s among %s", sighting, names(spans))
                    .isEqualTo(expected(sighting, spans).getSpanId());
        }
        assertUsersSpansHangThere(spans);
    }

    void assertUsersSpansHangThere(List<SpanData> spans) {
        assertThat(spans)
                .filteredOn(span -> span.getName().equals(OWN))
                .extracting(SpanData::getParentSpanId)
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .map(sighting -> sighting.current().getSpanId())
                        .toList());
        assertThat(spans.stream().mapToLong(ContextSightings::seen).sum()).isEqualTo(all.size());
        assertThat(all).extracting(Sighting::tenant).containsOnly("blue");
    }

    /** The SDK keeps 128 events of a span and counts the others; a fold may be the place of more. */
    private static long seen(SpanData span) {
        long kept = span.getEvents().stream()
                .filter(event -> event.getName().equals("seen"))
                .count();
        return kept + span.getTotalRecordedEvents() - span.getEvents().size();
    }

    private static SpanData expected(Sighting sighting, List<SpanData> spans) {
        SpanData task =
                only(spans, span -> span.getName().equals("task.execute:" + sighting.task()) && isOf(span, sighting));
        return sighting.attempt() == 1
                ? task
                : only(
                        spans,
                        span -> span.getParentSpanId().equals(task.getSpanId())
                                && number(span, "volnux.task.attempt") == sighting.attempt());
    }

    private static boolean isOf(SpanData span, Sighting sighting) {
        if (sighting.index() >= 0) {
            return number(span, "volnux.meta.index") == sighting.index();
        }
        return sighting.taskId().isEmpty()
                || sighting.taskId().equals(span.getAttributes().get(AttributeKey.stringKey("volnux.task.id")));
    }

    private static SpanData only(List<SpanData> spans, java.util.function.Predicate<SpanData> wanted) {
        List<SpanData> found = spans.stream().filter(wanted).toList();
        assertThat(found).as("in %s", names(spans)).hasSize(1);
        return found.get(0);
    }

    static long number(SpanData span, String key) {
        Long value = span.getAttributes().get(AttributeKey.longKey(key));
        return value == null ? -1 : value;
    }

    private static List<String> names(List<SpanData> spans) {
        return spans.stream()
                .map(span -> span.getName() + " " + span.getSpanId() + " " + number(span, "volnux.meta.index"))
                .toList();
    }
}
