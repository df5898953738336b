// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another JVM with the class path of this one. */
final class ContextChild {

    private ContextChild() {}

    /** What it printed, standard output and errors together; fails unless it ends well. */
    static String run(Class<?> main, List<String> options, Map<String, String> environment, String input)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dio.opentelemetry.context.enableStrictContext=true"));
        command.addAll(options);
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", tests, main.getName()));
        command.addAll(environment.containsKey("TRACEPARENT") ? List.of("environment") : List.of("input"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(ContextChild::concerns);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("%s failed: %s".formatted(main.getSimpleName(), printed));
            }
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean concerns(String variable) {
        return variable.startsWith("OTEL_")
                || variable.startsWith("VOLNUX_")
                || variable.startsWith("JAVA_TOOL")
                || List.of("TRACEPARENT", "TRACESTATE", "BAGGAGE").contains(variable);
    }
}
