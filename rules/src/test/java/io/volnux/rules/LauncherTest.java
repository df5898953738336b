// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, with a JDK and a Maven that only say what they were asked to do. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherTest {
    private static final String BUILD = """
        #!/bin/sh
        echo build >>"${0%/*}/builds"
        [ ! -e "${0%/*}/broken" ] || { echo '[ERROR] Main.java:[1,1] a mistake'; exit 1; }
        echo '[INFO] Building Volnux lang 0.1.0  [2/8]'
        mkdir -p "${0%/*}/target/launch/lib"
        echo jar >"${0%/*}/target/launch/lib/volnux-cli.jar"
        """;

    @TempDir
    private Path folder = Path.of("");

    private Path checkout = Path.of("");
    private Path jdk = Path.of("");

    private record Ended(int code, String output, String errors) {}

    @BeforeEach
    void makeACheckoutAndAJdk() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        var launcher = Files.readString(Repository.current().root().resolve("volnux"));
        executable(checkout.resolve("volnux"), launcher);
        executable(checkout.resolve("mvnw"), BUILD);
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.createDirectories(checkout.resolve("lang/src/main"));
        Files.writeString(checkout.resolve("lang/pom.xml"), "");
        Files.writeString(checkout.resolve("lang/src/main/A.java"), "");
        jdk = jdk("25.0.3");
    }

    @Test
    void theFirstStartBuildsAndSaysSo() throws Exception {
        var ended = start("run", "a b");
        assertThat(ended.errors()).contains("building Volnux (first run only)", "lang (1 of 7)");
        assertThat(ended.output()).endsWith("io.volnux.cli.Main run a b\n");
        assertThat(ended.code()).isZero();
    }

    @Test
    void whoIsToldHowToGoOnReadsTheWordsThatLedHere() throws Exception {
        assertThat(start("startproject", "shop").output()).contains("-Dvolnux.command=" + checkout.resolve("volnux"));
        assertThat(start("version").output()).doesNotContain("volnux.command");
    }

    @Test
    void theSecondStartDoesNotBuildAndUsesTheArchive() throws Exception {
        start("version");
        var ended = start("version");
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output()).contains("-XX:AOTCache=");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aNewerSourceIsBuilt() throws Exception {
        start("version");
        var later = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
        Files.setLastModifiedTime(checkout.resolve("lang/src/main/A.java"), later);
        assertThat(start("version").errors()).contains("sources are newer than the build");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aFailedBuildIsShownAndTriedAgain() throws Exception {
        Files.writeString(checkout.resolve("broken"), "");
        var ended = start("version");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).contains("the build failed", "  Main.java:[1,1] a mistake");
        Files.delete(checkout.resolve("broken"));
        assertThat(start("version").code()).isZero();
    }

    @Test
    void startsAtTheSameTimeBuildOnce() throws Exception {
        var first = process(checkout.resolve("volnux"), List.of("version"));
        var second = process(checkout.resolve("volnux"), List.of("version"));
        assertThat(List.of(end(first).code(), end(second).code())).containsOnly(0);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aLockLeftBehindIsTaken() throws Exception {
        var state = Files.createDirectories(checkout.resolve("target/launch"));
        Files.createSymbolicLink(state.resolve("lock"), Path.of("999999999"));
        assertThat(start("version").code()).isZero();
    }

    @Test
    void aLinkToTheLauncherWorks() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("vx"), checkout.resolve("volnux"));
        assertThat(end(process(link, List.of("version"))).code()).isZero();
    }

    @Nested
    class AJdkThatIsTooOld {
        @Test
        void isRefusedInOneSentence() throws Exception {
            jdk = jdk("17.0.15");
            var ended = start("version");
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.errors())
                    .isEqualTo("volnux: VOLNUX_JAVA_HOME must be the folder of a JDK 21 or newer, got " + jdk + "\n");
        }

        @Test
        void isRefusedInItsOldSpelling() throws Exception {
            jdk = jdk("1.8.0_392");
            assertThat(start("version").code()).isEqualTo(2);
        }
    }

    @Test
    void aJdkBefore25SharesClassDataInstead() throws Exception {
        jdk = jdk("21.0.9");
        assertThat(start("version").output()).contains("-XX:SharedArchiveFile=");
    }

    @Test
    void aRuntimeWithoutACompilerIsRefused() throws Exception {
        Files.delete(jdk.resolve("bin/javac"));
        assertThat(start("version").errors()).contains("must be the folder of a JDK");
    }

    private Ended start(String... arguments) throws IOException, InterruptedException {
        return end(process(checkout.resolve("volnux"), List.of(arguments)));
    }

    private record Started(Process process, Path output, Path errors) {}

    private Started process(Path launcher, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(arguments);
        var output = Files.createTempFile(folder, "output", "");
        var errors = Files.createTempFile(folder, "errors", "");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(Map.of("VOLNUX_JAVA_HOME", jdk.toString(), "HOME", folder.toString()));
        builder.environment().keySet().removeAll(List.of("VOLNUX_JVM_OPTIONS", "MAVEN_ARGS"));
        return new Started(builder.start(), output, errors);
    }

    private static Ended end(Started started) throws IOException, InterruptedException {
        var code = started.process().waitFor();
        return new Ended(code, Files.readString(started.output()), Files.readString(started.errors()));
    }

    private int builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    /** A java that makes the archive it is asked to make and says how it was called. */
    private Path jdk(String version) throws IOException {
        var home = folder.resolve("jdk " + version);
        var java = """
            #!/bin/sh
            for option; do
                case $option in
                -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) echo data >"${option#*=}" ;;
                esac
            done
            echo "$@"
            """;
        executable(home.resolve("bin/java"), java);
        executable(home.resolve("bin/javac"), java);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
