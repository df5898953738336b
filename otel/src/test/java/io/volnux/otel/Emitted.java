// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.otel.semconv.VolnuxAttributes;
import java.util.Set;
import java.util.TreeSet;

/** Every name in what was emitted so far; what follows a name of ours is left out. */
final class Emitted {

    final Set<String> spans = new TreeSet<>();
    final Set<String> attributes = new TreeSet<>();
    final Set<String> events = new TreeSet<>();
    final Set<String> metrics = new TreeSet<>();

    void add(Observed observed) {
        observed.spans().stream()
                .filter(span -> span.getInstrumentationScopeInfo().getName().equals("io.volnux"))
                .forEach(this::add);
        observed.logs().forEach(log -> add(log.getAttributes()));
        observed.metrics().stream()
                .filter(metric -> metric.getInstrumentationScopeInfo().getName().equals("io.volnux"))
                .forEach(metric -> {
                    metrics.add(metric.getName());
                    metric.getData().getPoints().forEach(point -> add(point.getAttributes()));
                });
    }

    private void add(SpanData span) {
        spans.add(known(span.getName()));
        add(span.getAttributes());
        span.getLinks().forEach(link -> add(link.getAttributes()));
        span.getEvents().forEach(event -> {
            events.add(event.getName());
            add(event.getAttributes());
        });
    }

    private void add(Attributes some) {
        some.forEach((key, value) -> attributes.add(
                key.getKey().startsWith(VolnuxAttributes.INPUT_PREFIX) ? VolnuxAttributes.INPUT_PREFIX : key.getKey()));
    }

    /** The longest listed name that this one is or starts with, or the name itself. */
    private static String known(String name) {
        String found = name;
        int length = 0;
        for (String listed : Reference.spans()) {
            boolean prefix = listed.endsWith(".") || listed.endsWith(":") || listed.equals("task.execute");
            if (name.equals(listed) || (prefix && name.startsWith(listed) && listed.length() > length)) {
                found = listed;
                length = listed.length();
            }
        }
        return found;
    }
}
