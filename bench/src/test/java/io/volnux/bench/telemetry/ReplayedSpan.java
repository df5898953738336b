// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** A span of a {@link Replay}, with what is in it. Loops count, because iterators would be its bytes. */
final class ReplayedSpan {

    private final String name;
    private final SpanKind kind;
    private final Attributes readyMade;
    private final List<EventData> events;
    private final List<Id> ids = new ArrayList<>();
    private final List<AttributeKey<Double>> times = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<ReplayedSpan> children = new ArrayList<>();
    private final List<DoubleConsumer> atStart = new ArrayList<>();
    private final List<DoubleConsumer> atEnd = new ArrayList<>();
    private SpanContext emitted = SpanContext.getInvalid();

    private ReplayedSpan(SpanData data, Attributes readyMade) {
        this.name = data.getName();
        this.kind = data.getKind();
        this.events = data.getEvents();
        this.readyMade = readyMade;
    }

    private record Link(ReplayedSpan to, Attributes attributes) {}

    /** An id that is made anew in each run, once, by the first span that has it. */
    private record Id(AttributeKey<String> key, Made made, boolean first) {

        void set(SpanBuilder builder, String runId) {
            if (first) {
                made.value = runId + made.rest;
            }
            builder.setAttribute(key, made.value);
        }
    }

    private static final class Made {

        private final String rest;
        private String value = "";

        Made(String rest) {
            this.rest = rest;
        }
    }

    String name() {
        return name;
    }

    /** This one and all below. */
    Stream<ReplayedSpan> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(ReplayedSpan::all));
    }

    /** Records a value when it has started; gets nothing. */
    void atStart(DoubleConsumer value) {
        atStart.add(value);
    }

    /** Records a value before it ends; gets the seconds since it started. */
    void atEnd(DoubleConsumer value) {
        atEnd.add(value);
    }

    void emit(Tracer tracer, String runId, boolean sampled) {
        boolean timed = !atEnd.isEmpty() || !times.isEmpty();
        long began = timed ? System.nanoTime() : 0;
        var builder = tracer.spanBuilder(name);
        if (sampled) {
            describe(builder, runId);
        }
        Span span = builder.startSpan();
        emitted = span.getSpanContext();
        try (var scope = span.makeCurrent()) {
            for (int i = 0; i < atStart.size(); i++) {
                atStart.get(i).accept(0);
            }
            if (sampled) {
                for (int i = 0; i < events.size(); i++) {
                    span.addEvent(events.get(i).getName(), events.get(i).getAttributes());
                }
            }
            for (int i = 0; i < children.size(); i++) {
                children.get(i).emit(tracer, runId, sampled);
            }
            if (timed) {
                end(span, System.nanoTime() - began, sampled);
            }
        } finally {
            span.end();
        }
    }

    private void describe(SpanBuilder builder, String runId) {
        builder.setSpanKind(kind).setAllAttributes(readyMade);
        for (int i = 0; i < ids.size(); i++) {
            ids.get(i).set(builder, runId);
        }
        for (int i = 0; i < links.size(); i++) {
            builder.addLink(links.get(i).to().emitted, links.get(i).attributes());
        }
    }

    private void end(Span span, long nanos, boolean sampled) {
        if (sampled) {
            for (int i = 0; i < times.size(); i++) {
                span.setAttribute(times.get(i), nanos / 1e6);
            }
        }
        for (int i = 0; i < atEnd.size(); i++) {
            atEnd.get(i).accept(nanos / 1e9);
        }
    }

    /** Makes spans of what a run emitted, from the first to the last. */
    static final class Tree {

        private final List<SpanData> byStart;
        private final String runId;
        private final Map<String, ReplayedSpan> made = new HashMap<>();
        private final Map<String, Made> ids = new HashMap<>();

        Tree(List<SpanData> byStart, String runId) {
            this.byStart = byStart;
            this.runId = runId;
        }

        /** This span and all below. */
        ReplayedSpan of(SpanData data) {
            var readyMade = Attributes.builder();
            data.getAttributes().forEach((key, value) -> {
                if (!isOfTheRun(value)) {
                    put(readyMade, key, value);
                }
            });
            var span = new ReplayedSpan(data, readyMade.build());
            made.put(data.getSpanId(), span);
            data.getAttributes().forEach((key, value) -> addOfTheRun(span, key, value));
            for (var link : data.getLinks()) {
                var to = made.get(link.getSpanContext().getSpanId());
                span.links.add(new Link(Objects.requireNonNull(to, "link to a later span"), link.getAttributes()));
            }
            for (var other : byStart) {
                if (other.getParentSpanId().equals(data.getSpanId())) {
                    span.children.add(of(other));
                }
            }
            return span;
        }

        private boolean isOfTheRun(Object value) {
            return value instanceof Double || (value instanceof String text && text.startsWith(runId));
        }

        @SuppressWarnings("unchecked") // a key of attributes fits its value
        private static void put(
                io.opentelemetry.api.common.AttributesBuilder attributes, AttributeKey<?> key, Object value) {
            attributes.put((AttributeKey<Object>) key, value);
        }

        @SuppressWarnings("unchecked") // by its type
        private void addOfTheRun(ReplayedSpan span, AttributeKey<?> key, Object value) {
            if (key.getType() == AttributeType.DOUBLE) {
                span.times.add((AttributeKey<Double>) key);
            } else if (isOfTheRun(value)) {
                var rest = value.toString().substring(runId.length());
                boolean first = !ids.containsKey(rest);
                var id = ids.computeIfAbsent(rest, Made::new);
                span.ids.add(new Id((AttributeKey<String>) key, id, first));
            }
        }
    }
}
