// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.observe.RunObserver;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A second copy of the engine in which the question whether anybody observes is answered by a constant, so that the JVM
 * compiles every call of an observer out. It is the other half of the pair that says what being observable costs.
 */
final class UnobservedEngine extends ClassLoader {

    private static final String PUBLISHER = "io/volnux/engine/internal/publish/Publisher.java";
    private static final Pattern QUESTION = Pattern.compile("(public boolean isSilent\\(\\) \\{)[^}]*}");

    private final Map<String, byte[]> altered;

    private UnobservedEngine(Map<String, byte[]> altered) {
        super(UnobservedEngine.class.getClassLoader());
        this.altered = altered;
    }

    static Chain chain(int tasks, List<RunObserver> observers) throws IOException {
        var folder = Files.createTempDirectory("unobserved");
        try {
            return (Chain) new UnobservedEngine(compiled(folder))
                    .loadClass(EngineChain.class.getName())
                    .getConstructor(int.class, List.class)
                    .newInstance(tasks, observers);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the copy of the engine must load, got " + e, e);
        } finally {
            delete(folder);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("io.volnux.engine.") && !name.equals(EngineChain.class.getName())) {
            return super.loadClass(name, resolve);
        }
        var loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            var bytes = bytes(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte @Nullable [] bytes(String resource) throws IOException {
        var own = altered.get(resource);
        if (own != null) {
            return own;
        }
        try (var in = getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** Classes of the altered source by their resource; all at once, because the JVM asks for them late. */
    private static Map<String, byte[]> compiled(Path folder) throws IOException {
        compile(folder);
        var classes = new HashMap<String, byte[]>();
        for (var file : below(folder)) {
            if (file.toString().endsWith(".class")) {
                classes.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void compile(Path folder) throws IOException {
        var source = folder.resolve("Publisher.java");
        Files.writeString(source, altered(Files.readString(engineSources().resolve(PUBLISHER))));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-d", folder.toString(), "-proc:none", "-nowarn");
            var done = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!done) {
                throw new IllegalStateException("altered Publisher must compile, got " + said);
            }
        }
    }

    /** The source with the question answered. */
    static String altered(String source) {
        Matcher question = QUESTION.matcher(source);
        if (!question.find()) {
            throw new IllegalStateException("Publisher must have isSilent(), got none; the measurement follows it");
        }
        return question.replaceFirst("$1 return true; }");
    }

    /** Beside this module, whatever the working directory is. */
    static Path engineSources() {
        try {
            var classes = Path.of(UnobservedEngine.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve("../../../engine/src/main/java").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        for (var file : below(folder).reversed()) {
            Files.delete(file);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
