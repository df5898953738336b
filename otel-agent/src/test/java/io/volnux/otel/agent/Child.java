// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.Driver;

/** A JVM with a real agent. Not thread-safe. */
final class Child {
    private static final int SECONDS = 180;

    private static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final List<String> options = new ArrayList<>(QUICK);
    private boolean logging = true;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Path> classPath = new ArrayList<>();

    /** What came of it: all it printed on both streams, and which classes it loaded. */
    record Ended(String output, List<String> classes) {
        /** What the application said, without the first words of JVM and agents. */
        List<String> said() {
            return output.lines()
                    .filter(line -> !line.startsWith("OpenJDK 64-Bit Server VM warning: Sharing is only supported"))
                    .filter(line -> !line.contains("opentelemetry-javaagent - version: "))
                    .toList();
        }

        /** What is between two lines. */
        String between(String first, String last) {
            int start = output.indexOf(first + "\n");
            int end = output.indexOf(last + "\n");
            assertThat(start).as(output).isNotNegative().isLessThan(end);
            return output.substring(start + first.length() + 1, end);
        }

        /** The classes it loaded whose names begin with one of these, but for those of the application. */
        List<String> loaded(String... beginnings) {
            return classes.stream()
                    .map(line -> line.replaceFirst("^\\[[^ ]* *", "").replaceFirst("^(?:\\[[^ ]* *)*", ""))
                    .filter(line -> Stream.of(beginnings).anyMatch(line::startsWith))
                    .filter(line -> !line.startsWith("io.volnux.otel.agent.app."))
                    .toList();
        }
    }

    private Child() {}

    /** An application that has the engine, a database in memory, and no OpenTelemetry. */
    static Child withTheEngine() {
        Child child = new Child();
        child.classPath.addAll(Jars.ofTheEngine());
        child.classPath.add(Jars.of(Driver.class));
        child.classPath.add(Jars.of(Child.class));
        return child;
    }

    /** An application that has everything of ours, with what it needs. */
    static Child withAllOfOurs() {
        Child child = new Child();
        child.classPath.addAll(Jars.ofThisBuild());
        return child;
    }

    /** Nothing but the classes of the application. */
    static Child alone() {
        Child child = new Child();
        child.classPath.add(Jars.of(Child.class));
        return child;
    }

    /** As a user's JVM: no flags of ours. */
    Child plain() {
        options.removeAll(QUICK);
        logging = false;
        return this;
    }

    Child openTelemetryAgent() {
        return option("-javaagent:" + Jars.agent("opentelemetry-javaagent.jar"));
    }

    Child datadogAgent() {
        return option("-javaagent:" + Jars.agent("dd-java-agent.jar")).option("-Ddd.trace.otel.enabled=true");
    }

    /** Sends traces in Datadog's protocol, and nothing else. */
    Child sendingTo(DatadogReceiver receiver) {
        return variable("DD_TRACE_AGENT_URL", "http://localhost:" + receiver.port())
                .variable("DD_SERVICE", "shop")
                .variable("DD_INSTRUMENTATION_TELEMETRY_ENABLED", "false")
                .variable("DD_REMOTE_CONFIGURATION_ENABLED", "false")
                .variable("DD_TRACE_STARTUP_LOGS", "false")
                .variable("DD_JMXFETCH_ENABLED", "false");
    }

    Child extension() {
        return option("-Dotel.javaagent.extensions=" + Jars.extension());
    }

    /** Sends OTLP over HTTP to this address. */
    Child sendingTo(String endpoint) {
        return variable("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)
                .variable("OTEL_SERVICE_NAME", "shop")
                .variable("OTEL_LOGS_EXPORTER", "none");
    }

    Child option(String option) {
        options.add(option);
        return this;
    }

    Child variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Child jars(List<Path> jars) {
        classPath.addAll(jars);
        return this;
    }

    /** Runs it to its end. */
    Ended run(String mainClass, String... arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("volnux-agent");
        Path output = folder.resolve("output");
        Path classes = folder.resolve("classes");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            if (logging) {
                command.add("-Xlog:class+load:file=" + classes);
            }
            command.add("-cp");
            command.add(String.join(
                    File.pathSeparator, classPath.stream().map(Path::toString).toList()));
            command.add("io.volnux.otel.agent.app." + mainClass);
            command.addAll(List.of(arguments));
            String text = finished(new ProcessBuilder(command), environment, output);
            return new Ended(text, Files.exists(classes) ? Files.readAllLines(classes) : List.of());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /** Runs a command with nothing of this environment's telemetry; what it printed on both streams. */
    static String finished(ProcessBuilder builder, Map<String, String> environment, Path output)
            throws IOException, InterruptedException {
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> Stream.of("OTEL_", "VOLNUX_", "DD_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                        .anyMatch(name::startsWith));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
