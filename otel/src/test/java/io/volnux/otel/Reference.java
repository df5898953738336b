// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.volnux.observe.signal.Signal;
import io.volnux.otel.semconv.Described;
import io.volnux.otel.semconv.VolnuxAttributes;
import io.volnux.otel.semconv.VolnuxEvents;
import io.volnux.otel.semconv.VolnuxMetrics;
import io.volnux.otel.semconv.VolnuxSpans;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The reference of what is emitted, written from the constants in {@code semconv}. */
final class Reference {

    private static final String HEAD = """
        # Telemetry reference

        Everything that Volnux emits. Written from the constants in `io.volnux.otel.semconv`; do not edit it by hand.
        After a change there, rewrite it:

        ```sh
        ./mvnw test -pl otel -am -Dtest=TelemetryReferenceTest -Dreference.write=true -Dsurefire.failIfNoSpecifiedTests=false
        ```

        A test runs every kind of workflow and compares: no name is emitted that is not listed here, and none is listed
        that no run emits. Names in angle brackets are yours.
        """;

    private static final String OPTIONS = """

        ## Options

        What counts first is said in [telemetry-options.md](telemetry-options.md).

        """;

    private Reference() {}

    /** A constant of {@code semconv}. */
    private record Constant(String name, String type, Described described) {}

    private static Map<String, Constant> constants(Class<?> holder) {
        Map<String, Constant> constants = new TreeMap<>();
        for (Field field : holder.getFields()) {
            Described described = field.getAnnotation(Described.class);
            if (described == null) {
                throw new AssertionError(field + " has no @Described");
            }
            Constant constant = switch (value(field)) {
                case AttributeKey<?> key ->
                    new Constant(
                            key.getKey(),
                            key.getType().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            described);
                case Object text -> new Constant(text.toString(), "string", described);
            };
            constants.put(constant.name(), constant);
        }
        return constants;
    }

    private static Object value(Field field) {
        try {
            return Objects.requireNonNull(field.get(null));
        } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
        }
    }

    /** Names of spans; those that end in a separator, and {@code task.execute}, are followed by a name. */
    static Set<String> spans() {
        return constants(VolnuxSpans.class).keySet();
    }

    /** Keys of attributes, of spans, events, links and metrics alike. */
    static Set<String> attributes() {
        return constants(VolnuxAttributes.class).keySet();
    }

    /** Names of events, without those of signals. */
    static Set<String> events() {
        Set<String> events = new TreeSet<>(constants(VolnuxEvents.class).keySet());
        events.remove(VolnuxEvents.SIGNAL);
        return events;
    }

    /** Names of the events that signals become. */
    static Set<String> signals() {
        return Arrays.stream(Signal.class.getPermittedSubclasses())
                .map(type -> VolnuxEvents.SIGNAL
                        + type.getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                .toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of metrics. */
    static Set<String> metrics() {
        return Arrays.stream(VolnuxMetrics.values())
                .map(VolnuxMetrics::metric)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The whole document; {@code options} is the table of the options. */
    static String text(String options) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("\n## Spans\n\n| name | meaning |\n|---|---|\n");
        constants(VolnuxSpans.class)
                .values()
                .forEach(each ->
                        row(text, code(each.described().on()), each.described().value()));
        text.append("\n## Attributes\n\nAlso of events, links and metrics. Strings have at most 200 characters.\n");
        text.append("\n| key | type | where | meaning |\n|---|---|---|---|\n");
        constants(VolnuxAttributes.class)
                .values()
                .forEach(each -> row(
                        text,
                        code(each.name().endsWith(".") ? each.name() + "<field>" : each.name()),
                        each.type(),
                        each.described().on().replace("*", "\\*").replace("<", "\\<"),
                        each.described().value()));
        text.append("\n## Events\n\n| name | on | meaning |\n|---|---|---|\n");
        constants(VolnuxEvents.class).values().stream()
                .filter(each -> !each.name().equals(VolnuxEvents.SIGNAL))
                .forEach(each -> row(
                        text,
                        code(each.name()),
                        each.described().on().replace("*", "\\*"),
                        each.described().value()));
        text.append(
                "\nEach signal of the engine is an event too, at level `full`, on the span current at that moment:\n");
        signals().forEach(name -> text.append("\n- ").append(code(name)));
        text.append("\n\n## Metrics\n\nBuckets of durations, in seconds: ")
                .append(VolnuxMetrics.SECONDS.stream().map(Reference::number).collect(Collectors.joining(", ")))
                .append(".\nBuckets of counts: ")
                .append(VolnuxMetrics.COUNTS.stream().map(Reference::number).collect(Collectors.joining(", ")))
                .append(".\n\n| name | instrument | unit | attributes | meaning |\n|---|---|---|---|---|\n");
        for (VolnuxMetrics metric : VolnuxMetrics.values()) {
            row(
                    text,
                    code(metric.metric()),
                    metric.instrument().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    code(metric.unit()),
                    metric.attributes().stream().map(key -> code(key.getKey())).collect(Collectors.joining(", ")),
                    metric.meaning());
        }
        return text.append(OPTIONS).append(options).append('\n').toString();
    }

    /** The table in the document of the options, which {@code otel-sdk} compares with its code. */
    static String options(String document) {
        return document.lines().filter(line -> line.startsWith("|")).collect(Collectors.joining("\n"));
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    private static String number(Double value) {
        return value == Math.rint(value) ? String.valueOf(value.longValue()) : value.toString();
    }
}
