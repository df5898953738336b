// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of somebody else's builds with Maven against what we publish, and runs. */
class ConsumerIT {
    private static final String VERSION = property("volnux.version");

    private final Repository checkout = Repository.current();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aProjectOutsideTheRepositoryBuildsAndRuns() throws Exception {
        var published = folder.resolve("repository");
        install(published);
        var consumer = copyOfTheConsumer();
        writeWhatTheReadmeShows(consumer);
        var classPath = folder.resolve("class-path.txt");

        var build = run(
                consumer,
                Path.of(property("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-Dmaven.repo.local=" + published,
                "-Dmaven.repo.local.tail=" + property("volnux.repository"),
                "-Dmdep.outputFile=" + classPath,
                "compile",
                "dependency:build-classpath");
        assertThat(build).as("the consumer's build").contains("BUILD SUCCESS");

        var jars = consumer.resolve("target/classes") + File.pathSeparator + Files.readString(classPath);
        assertThat(jars).as("the jars used").contains(published.toString());
        assertThat(run(consumer, java(), "-cp", jars, "shop.Main")).contains("3 orders");
        assertThat(run(consumer, java(), "-cp", jars, "Example"))
                .as("the program in the README")
                .contains("5050");
    }

    /** What a reader of the README writes into a project, and the program shown there. */
    private void writeWhatTheReadmeShows(Path consumer) throws IOException {
        var pom = consumer.resolve("pom.xml");
        var place = "<!-- here stands what the README shows -->";
        assertThat(Files.readString(pom)).contains(place);
        Files.writeString(pom, Files.readString(pom).replace(place, shown("xml", "volnux-bom")));
        Files.writeString(consumer.resolve("src/main/java/Example.java"), shown("java", "public final class Example"));
    }

    private static String shown(String language, String part) throws IOException {
        return Documents.current().snippets(language).stream()
                .filter(snippet -> snippet.place().startsWith("README.md"))
                .map(Documents.Snippet::text)
                .filter(text -> text.contains(part))
                .findFirst()
                .orElseThrow();
    }

    /** Puts jars and poms where an installation puts them. */
    private void install(Path repository) throws IOException {
        put(repository, "volnux-parent", checkout.root().resolve("pom.xml"), "pom");
        put(repository, "volnux-bom", checkout.root().resolve("bom/pom.xml"), "pom");
        for (var module : ModulesTest.published(checkout)) {
            var source = checkout.root().resolve(module);
            var artifact = "volnux-" + module;
            put(repository, artifact, source.resolve("pom.xml"), "pom");
            put(repository, artifact, source.resolve("target/%s-%s.jar".formatted(artifact, VERSION)), "jar");
        }
    }

    private static void put(Path repository, String artifact, Path file, String type) throws IOException {
        var target = repository.resolve("io/volnux").resolve(artifact).resolve(VERSION);
        Files.createDirectories(target);
        Files.copy(file, target.resolve("%s-%s.%s".formatted(artifact, VERSION, type)));
    }

    private Path copyOfTheConsumer() throws IOException {
        var source = checkout.root().resolve("rules/src/consumer");
        var target = folder.resolve("consumer");
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
        return target;
    }

    private String run(Path where, String... command) throws IOException, InterruptedException {
        var log = Files.createTempFile(folder, "run", ".log");
        var builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_ARGS");
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        var output = Files.readString(log);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
