// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import io.volnux.cli.text.UserError;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles task sources in memory with the compiler of the running JDK. Loaded only when the cache has no answer. */
final class SourceCompiler {

    private SourceCompiler() {}

    /**
     * Compiles.
     *
     * @throws UserError with the compiler's own words, if it does not compile
     */
    static CompiledTasks compile(TaskSources sources, List<Path> classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UserError(
                    "compiling %s needs a JDK, got a runtime without compiler; set VOLNUX_JAVA_HOME to a JDK 21 or newer"
                            .formatted(sources.files().get(0)));
        }
        StringWriter words = new StringWriter();
        try (var files = new Memory(compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8))) {
            var units = files.standard().getJavaFileObjectsFromPaths(sources.files());
            boolean good = compiler.getTask(words, files, null, options(classPath), null, units)
                    .call();
            if (!good) {
                throw UserError.withDetail("tasks must compile, got", words.toString());
            }
            return files.compiled();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> options(List<Path> classPath) {
        StringBuilder path = new StringBuilder(System.getProperty("java.class.path", ""));
        classPath.forEach(entry -> path.append(File.pathSeparator).append(entry));
        return List.of("-parameters", "-g", "-proc:none", "-nowarn", "-Xlint:none", "-classpath", path.toString());
    }

    /** Reads files from disk and keeps what is written. */
    private static final class Memory extends ForwardingJavaFileManager<javax.tools.StandardJavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        Memory(javax.tools.StandardJavaFileManager standard) {
            super(standard);
        }

        javax.tools.StandardJavaFileManager standard() {
            return fileManager;
        }

        CompiledTasks compiled() {
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return new CompiledTasks(classes);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String name,
                JavaFileObject.Kind kind,
                @Nullable FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(name, ignored -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
