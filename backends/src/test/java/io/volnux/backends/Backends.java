// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real backends on loopback, started by {@code scripts/backends}; one that cannot be had is an error, never skipped. */
final class Backends {
    private final Map<String, String> environment;
    private final Map<String, String> values = new HashMap<>();

    private Backends(Path state) {
        environment = Map.of("VOLNUX_BACKENDS_STATE", state.toString());
    }

    /** Starts them with a state of their own, so that nobody else's backends are touched. */
    static Backends start(String owner, String... names) throws IOException, InterruptedException {
        var checkout = Checkout.current();
        var backends =
                new Backends(checkout.root().resolve("backends/target/state").resolve(owner));
        try {
            backends.stop(); // those of a build that was killed
            backends.command("start", names);
            for (var line : backends.command("urls").lines().toList()) {
                var parts = line.split("=", 2);
                backends.values.put(parts[0], parts[1]);
            }
            return backends;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            backends.stop();
            throw failed;
        }
    }

    /** An address, file or other fact by its name, as {@code scripts/backends urls} prints it. */
    String value(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a name must be one of %s, got %s".formatted(values.keySet(), name));
        }
        return value;
    }

    void stop() throws IOException, InterruptedException {
        command("stop");
    }

    private String command(String verb, String... names) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("scripts/backends", verb));
        words.addAll(List.of(names));
        return Checkout.current().run(environment, words);
    }
}
