// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/zero-code.md, as they stand there, from a folder that has what the page says and nothing else. */
class ZeroCodeIT {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void layOutTheFolder() throws IOException {
        List<Path> engine = Jars.ofTheEngine();
        copy(engine, "lib");
        copy(
                Jars.ofThisBuild().stream()
                        .filter(jar -> jar.toString().endsWith(".jar") && !engine.contains(jar))
                        .filter(jar -> !jar.toString().contains("-tests"))
                        .toList(),
                "telemetry");
        copy(List.of(Jars.agent("opentelemetry-javaagent.jar"), Jars.agent("dd-java-agent.jar")), "agents");
        Files.copy(Jars.extension(), folder.resolve("agents/volnux-otel-agent.jar"));
        Path source = Files.writeString(folder.resolve("Hello.java"), block("java", ""));
        String classPath = String.join(
                File.pathSeparator, engine.stream().map(Path::toString).toList());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", classPath, source.toString()))
                .isZero();
    }

    @Test
    void theRecipeForTheAgentOfOpenTelemetry() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.http()) {
            String said = cook(
                    "OpenTelemetry agent",
                    Map.of("OTEL_TRACES_EXPORTER", "otlp", "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()));

            assertThat(said).contains("hello 2", "SUCCESS");
            assertThat(receiver.spanNames()).as(said).contains("workflow.Hello", "task.execute:Greet");
        }
    }

    @Test
    void theRecipeForTheAgentOfDatadog() throws Exception {
        try (DatadogReceiver receiver = new DatadogReceiver()) {
            String said = cook(
                    "Datadog agent",
                    Map.of(
                            "DD_WRITER_TYPE",
                            "DDAgentWriter",
                            "DD_TRACE_AGENT_URL",
                            "http://localhost:" + receiver.port()));

            assertThat(said).contains("hello 2", "SUCCESS");
            assertThat(receiver.spans())
                    .as(said)
                    .extracting(DatadogSpan::name)
                    .contains("volnux.workflow", "volnux.task");
        }
    }

    @Test
    void theRecipeForAJar() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            String said = cook("jar on the class path", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()));

            assertThat(said).contains("hello 2", "SUCCESS");
            assertThat(receiver.spanNames()).as(said).contains("workflow.Hello", "task.execute:Greet");
        }
    }

    private String cook(String recipe, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
        Path script = Files.writeString(folder.resolve("recipe.sh"), block("sh", "# recipe: " + recipe + "\n"));
        return Child.finished(
                new ProcessBuilder("sh", "-eu", script.toString()).directory(folder.toFile()),
                environment,
                folder.resolve("output"));
    }

    /** The first block of the page in this language that begins so. */
    private static String block(String language, String beginning) throws IOException {
        String page = Files.readString(Path.of(Objects.requireNonNull(System.getProperty("volnux.root")))
                .resolve("docs/zero-code.md"));
        Matcher block = Pattern.compile("(?ms)^```" + language + "\n(" + Pattern.quote(beginning) + ".*?)^```$")
                .matcher(page);
        assertThat(block.find()).as(beginning).isTrue();
        return block.group(1);
    }

    private void copy(List<Path> jars, String name) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        for (Path jar : jars) {
            Files.copy(jar, target.resolve(jar.getFileName()));
        }
    }
}
