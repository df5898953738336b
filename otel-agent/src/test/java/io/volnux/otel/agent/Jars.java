// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.context.Context;
import io.volnux.engine.Engine;
import io.volnux.graph.TaskRegistry;
import io.volnux.lang.Script;
import io.volnux.observe.RunObserver;
import io.volnux.task.Outcome;
import java.io.File;
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

    /** The whole class path of the tests. */
    static List<Path> ofThisBuild() {
        String classPath = Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator, -1)).map(Path::of).toList();
    }

    /** The oldest OpenTelemetry API an application may have. */
    static List<Path> floorApi() {
        return Stream.of("opentelemetry-api.jar", "opentelemetry-context.jar", "opentelemetry-common.jar")
                .map(name -> agent("floor").resolve(name))
                .toList();
    }

    /** The OpenTelemetry API of this build. */
    static List<Path> newestApi() {
        return Stream.of(OpenTelemetry.class, Context.class, ComponentLoader.class)
                .map(Jars::of)
                .toList();
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
