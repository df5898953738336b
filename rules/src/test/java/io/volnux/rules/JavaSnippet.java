// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * Java from a document as a program. A snippet is types, of which one may have a main method, or statements; the usual
 * imports are added.
 */
record JavaSnippet(String source, String main) {
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(?:@.*\\n)?(?:(?:public|final|sealed|abstract) )*(?:class|record|interface|enum) (\\w+)");
    private static final Pattern MAIN = Pattern.compile("(?m)^    public static void main\\(");
    private static final List<String> PACKAGES = List.of(
            "io.volnux.engine",
            "io.volnux.engine.batch",
            "io.volnux.engine.spi",
            "io.volnux.graph",
            "io.volnux.lang",
            "io.volnux.observe",
            "io.volnux.observe.signal",
            "io.volnux.task",
            "java.nio.file",
            "java.time",
            "java.util",
            "java.util.concurrent");

    static JavaSnippet of(String text) {
        var imports = new StringBuilder();
        PACKAGES.forEach(each -> imports.append("import ").append(each).append(".*; "));
        imports.append("import io.volnux.observe.Observable; ");
        var types = TYPE.matcher(text).results().toList();
        if (types.isEmpty()) {
            return new JavaSnippet(
                    imports + "final class Snippet { public static void main(String[] args) throws Exception {\n" + text
                            + "\n} }\n",
                    "Snippet");
        }
        var main = MAIN.matcher(text);
        var owner = "";
        if (main.find()) {
            for (var type : types) {
                owner = type.start() < main.start() ? type.group(1) : owner;
            }
        }
        return new JavaSnippet(imports + text.replaceAll("(?m)^public ", ""), owner);
    }

    /** Compiles into a folder; answers what the compiler says. */
    String compile(Path folder) throws IOException {
        var file = folder.resolve("Snippet.java");
        Files.writeString(file, source);
        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "-parameters",
                    "-proc:none",
                    "--release",
                    "21",
                    "-d",
                    folder.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
        }
        return said.toString();
    }

    /** Runs the main method, if there is one. */
    void run(Path folder) throws Exception {
        if (main.isEmpty()) {
            return;
        }
        try (var loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Method method = loader.loadClass(main).getDeclaredMethod("main", String[].class);
            method.setAccessible(true);
            method.invoke(null, (Object) new String[0]);
        }
    }
}
