// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import io.volnux.engine.Engine;
import io.volnux.graph.TaskRegistry;
import io.volnux.lang.Script;
import io.volnux.observe.RunObserver;
import io.volnux.task.Outcome;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Where the parts of an application are: in the class path of this build, or fetched by it. */
final class Jars {
    private Jars() {}

    /** The engine and what it needs. */
    static List<Path> ofTheEngine() {
        return Stream.of(
                        Engine.class,
                        RunObserver.class,
                        TaskRegistry.class,
                        Outcome.class,
                        Script.class,
                        NullMarked.class)
                .map(Jars::of)
                .toList();
    }

    /** The jar, or folder of classes, that a class comes from. */
    static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    static Path extension() {
        return Path.of(property("volnux.extension"));
    }

    /** One that the build fetched. */
    static Path agent(String name) {
        return Path.of(property("volnux.agents"), name);
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name + " must be set by the build");
    }
}
