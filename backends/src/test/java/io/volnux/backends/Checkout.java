// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The checkout that is tested, and commands started in it. */
record Checkout(Path root) {
    private static final long MINUTES = 20; // the first start builds the Collector

    static Checkout current() {
        var root = Objects.requireNonNullElse(System.getProperty("volnux.root"), "..");
        return new Checkout(Path.of(root).toAbsolutePath().normalize());
    }

    /** What the command printed, both streams together. */
    String run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("volnux-backends", ".out");
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_") || name.startsWith("VOLNUX_OTEL_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(
                        "%s must end within %d minutes, got %s".formatted(command, MINUTES, Files.readString(output)));
            }
            var text = Files.readString(output);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        "%s must succeed, got exit code %d and %s".formatted(command, process.exitValue(), text));
            }
            return text;
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
