// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.lang.ParseOptions;
import io.volnux.lang.PointySyntaxException;
import io.volnux.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A named script. Immutable and shared: engines compile it once each, however often it runs. Equality is identity.
 */
public final class Workflow {

    private final String name;
    private final Script script;

    private Workflow(String name, Script script) {
        this.name = Objects.requireNonNull(name, "name");
        this.script = Objects.requireNonNull(script, "script");
    }

    /**
     * Parses script text, with the process's environment for {@code $env}.
     *
     * @throws PointySyntaxException with code, line and column if the text is no script
     */
    public static Workflow parse(String name, String text) {
        return new Workflow(name, Script.parse(text));
    }

    /** As {@link #parse(String, String)}, with an environment and namespaces of one's own. */
    public static Workflow parse(String name, String text, ParseOptions options) {
        return new Workflow(name, Script.parse(text, options));
    }

    /** A script parsed elsewhere. */
    public static Workflow of(String name, Script script) {
        return new Workflow(name, script);
    }

    /**
     * Reads and parses a file; the name is the file's without its ending.
     *
     * @throws PointySyntaxException if the text is no script
     */
    public static Workflow read(Path file) throws IOException {
        String fileName =
                Objects.requireNonNull(file.getFileName(), "file name").toString();
        int dot = fileName.lastIndexOf('.');
        return new Workflow(
                dot > 0 ? fileName.substring(0, dot) : fileName,
                Script.parse(Files.readAllBytes(file), ParseOptions.standard()));
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The parsed script. */
    public Script script() {
        return script;
    }

    @Override
    public String toString() {
        return "workflow " + name;
    }
}
