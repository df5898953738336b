// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import com.fasterxml.jackson.databind.JsonNode;
import io.volnux.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** An example that the command line ran in a process of its own, and what it reported. */
record TracedRun(String service, JsonNode report) {

    /** Runs the example; its telemetry goes the given way. */
    static TracedRun of(Way way, String example) throws IOException, InterruptedException {
        var service = example + "-" + UUID.randomUUID();
        var environment = new HashMap<>(way.settings());
        environment.put("OTEL_SERVICE_NAME", service);
        var file = Files.createTempFile("volnux-backends", ".json");
        try {
            var words = new ArrayList<>(List.of("run", "examples/" + example, "--no-color", "--report=" + file));
            words.addAll(way.words());
            Checkout.current().run(environment, command(words));
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

    String traceId() {
        return report.path("telemetry").path("trace_id").asText();
    }

    /** What the command line says of its spans: exported, failed, dropped, folded. */
    int spans(String fate) {
        return report.path("telemetry").path("spans_" + fate).asInt(-1);
    }

    private static List<String> command(List<String> words) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(java, "-cp", classPath, Main.class.getName()));
        command.addAll(words);
        return command;
    }
}
