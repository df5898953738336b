// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** An example that was run in a process of its own, and what that process said of it. */
record TracedRun(String service, JsonNode report) {

    /** Runs the example; its telemetry goes the given way. */
    static TracedRun of(Way way, String example) throws IOException, InterruptedException {
        var service = example + "-" + UUID.randomUUID();
        var environment = new HashMap<>(way.settings());
        environment.putAll(Map.of(
                "OTEL_SERVICE_NAME", service,
                "OTEL_METRICS_EXEMPLAR_FILTER", "trace_based",
                "OTEL_BSP_MAX_QUEUE_SIZE", "8192"));
        var file = Files.createTempFile("volnux-backends", ".json");
        try {
            Checkout.current()
                    .run(environment, command("run", "--no-color", "--report=" + file, "examples/" + example));
            return new TracedRun(service, Web.json(Files.readString(file)));
        } finally {
            Files.delete(file);
        }
    }

    String runId() {
        return report.path("run").path("id").asText();
    }

    /** The names of the spans that stand for the tasks of the report. */
    List<String> taskSpans() {
        return report.path("tasks").findValuesAsText("task").stream()
                .map(task -> "task.execute:" + task)
                .toList();
    }

    private static List<String> command(String... words) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(java, "-cp", classPath, TracedMain.class.getName()));
        command.addAll(List.of(words));
        return command;
    }
}
