// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the Collector wrote down: OTLP in its JSON form, one export per line. */
record Received(Path folder) {
    static Received by(Backends backends) {
        return new Received(Path.of(backends.value("collector.received")));
    }

    /** The spans of a trace, as soon as there are that many. */
    List<JsonNode> spans(String traceId, int expected) throws Exception {
        return Awaited.until(spans -> spans.size() >= expected, () -> ofTrace("traces", "spans", traceId));
    }

    /** The trace of a run, complete: the root leaves the process last. */
    Spans trace(TracedRun run) throws Exception {
        var spans = Awaited.until(found -> hasRoot(found, run), () -> found("traces", "spans"));
        var traceId = spans.stream()
                .filter(span -> isOf(span, run))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the trace of %s must arrive".formatted(run.service())))
                .path("traceId")
                .asText();
        return new Spans(ofTrace("traces", "spans", traceId));
    }

    private static boolean hasRoot(List<JsonNode> spans, TracedRun run) {
        return spans.stream()
                .anyMatch(span ->
                        isOf(span, run) && span.path("parentSpanId").asText().isEmpty());
    }

    private static boolean isOf(JsonNode span, TracedRun run) {
        return Spans.attribute(span, "volnux.run.id").equals(run.runId());
    }

    /** The log records of a trace, as soon as there are that many. */
    List<JsonNode> logs(String traceId, int expected) throws Exception {
        return Awaited.until(logs -> logs.size() >= expected, () -> ofTrace("logs", "logRecords", traceId));
    }

    /** The metrics of one name, as soon as there is one. */
    List<JsonNode> metrics(String name) throws Exception {
        return Awaited.until(
                metrics -> !metrics.isEmpty(),
                () -> found("metrics", "metrics").stream()
                        .filter(metric -> metric.path("name").asText().equals(name))
                        .toList());
    }

    private List<JsonNode> ofTrace(String file, String field, String traceId) throws IOException {
        return found(file, field).stream()
                .filter(item -> item.path("traceId").asText().equals(traceId))
                .toList();
    }

    /** Complete lines only: the Collector may be writing the last one. */
    private List<JsonNode> found(String file, String field) throws IOException {
        var text = Files.readString(folder.resolve(file + ".jsonl"));
        var items = new ArrayList<JsonNode>();
        for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            for (var item : Web.json(line).findValues(field)) {
                item.forEach(items::add);
            }
        }
        return items;
    }
}
