// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Datadog's test agent. What came by OTLP is asked for at its OTLP port; the agent's own port does not know it. */
record DatadogAgent(String url, String agent, Web web) {
    static DatadogAgent of(Backends backends) {
        return new DatadogAgent(backends.value("datadog.http"), backends.value("datadog"), new Web());
    }

    /** The spans of a trace, as soon as there are that many. */
    List<JsonNode> spans(String traceId, int expected) throws Exception {
        return Awaited.until(
                spans -> spans.size() >= expected,
                () -> all().stream().filter(span -> isOf(span, traceId)).toList());
    }

    /** The spans of a run, as soon as its root is there. */
    List<JsonNode> spans(TracedRun run) throws Exception {
        return Awaited.until(
                DatadogAgent::hasRoot,
                () -> all().stream()
                        .filter(span -> Spans.attribute(span, "volnux.run.id").equals(run.runId()))
                        .toList());
    }

    /** Spans of a service that came by the agent's own protocol, as soon as its workflow is there. */
    List<JsonNode> tracedSpans(String service) throws Exception {
        return Awaited.until(
                spans -> spans.stream()
                        .anyMatch(span -> span.path("name").asText().equals("volnux.workflow")),
                () -> {
                    var spans = new ArrayList<JsonNode>();
                    web.get(agent + "/test/session/traces").forEach(trace -> trace.forEach(spans::add));
                    return spans.stream()
                            .filter(span -> span.path("service").asText().equals(service))
                            .toList();
                });
    }

    /** What Datadog's own checks of traces complain about; they keep what they found. */
    String complaints() throws IOException, InterruptedException {
        return web.text(agent + "/test/trace_check/failures?return_all=true");
    }

    /** Which checks were made and how often each passed or failed. */
    JsonNode checks() throws IOException, InterruptedException {
        return web.get(agent + "/test/trace_check/summary?return_all=true");
    }

    private static boolean hasRoot(List<JsonNode> spans) {
        return spans.stream().anyMatch(span -> span.path("name").asText().startsWith("workflow."));
    }

    private List<JsonNode> all() throws IOException, InterruptedException {
        var spans = new ArrayList<JsonNode>();
        for (var list : web.get(url + "/test/session/traces").findValues("spans")) {
            list.forEach(spans::add);
        }
        return spans;
    }

    /** Sent as protobuf an id comes back in base 64, under the name it has in the protocol's own file. */
    private static boolean isOf(JsonNode span, String traceId) {
        var id = Base64.getDecoder().decode(span.path("trace_id").asText());
        return HexFormat.of().formatHex(id).equals(traceId);
    }
}
