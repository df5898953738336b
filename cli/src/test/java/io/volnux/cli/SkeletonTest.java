// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkeletonTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNewProjectIsValidAndFormatted() {
        var user = new Session(folder);
        assertThat(user.volnux("startproject", "shop", "--path", "DIR").out())
                .contains("wrote DIR/shop/volnux.properties");
        var validated = user.volnux("validate", "DIR/shop");
        assertThat(validated.err()).isEmpty();
        assertThat(validated.out())
                .isEqualTo("DIR/shop/workflows/hello/hello.pty: good, 3 tasks, 3 stages, depth 1, inputs names:"
                        + " List<String> (optional)\n");
        assertThat(user.volnux("fmt", "--check", "DIR/shop").code()).isZero();
        assertThat(user.volnux("run", "DIR/shop/workflows/hello").out()).startsWith("Hello, world!\n");
    }

    @Test
    void theTestOfANewProjectFindsTheCommandByAVariableOrSaysHow() throws Exception {
        var user = new Session(folder).write("bin/volnux", "#!/bin/sh\necho called \"$@\"\n");
        user.volnux("startproject", "shop", "--path", "DIR");
        assertThat(folder.resolve("bin/volnux").toFile().setExecutable(true)).isTrue();
        assertThat(test("bin/volnux")).isEqualTo("called validate\ncalled run workflows/hello/ --quiet\nexit 0");
        assertThat(test("bin/nothing")).endsWith("VOLNUX the path of it, got bin/nothing\nexit 2");
    }

    private String test(String volnux) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "shop/tests/run.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("VOLNUX", volnux);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return told + "exit " + process.waitFor();
    }

    @Test
    void whatExistsIsReplacedOnlyWhenForced() {
        var user = new Session(folder).write("shop/volnux.properties", "mine");
        assertThat(user.volnux("startproject", "shop", "--path", "DIR").code()).isEqualTo(2);
        assertThat(folder.resolve("shop/volnux.properties")).hasContent("mine");
        assertThat(user.volnux("startproject", "shop", "--path", "DIR", "--force")
                        .code())
                .isZero();
        assertThat(folder.resolve("shop/volnux.properties")).content().contains("Settings of this project");
    }

    @ParameterizedTest
    @CsvSource({"METHOD, true", "METHOD, false", "CLASS, true", "CLASS, false"})
    void everyKindOfWorkflowIsValid(io.volnux.cli.project.Skeleton.Tasks kind, boolean strict) {
        var user = new Session(folder);
        io.volnux.cli.project.Skeleton.workflow(folder.resolve("flow"), "flow", strict, kind)
                .write(false);
        assertThat(Files.exists(folder.resolve("flow/flow.pty"))).isTrue();
        assertThat(user.volnux("validate", "DIR/flow").err()).isEmpty();
        assertThat(user.volnux("fmt", "--check", "DIR/flow").code()).isZero();
        var run = user.volnux("run", "DIR/flow");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Hello, world!\n").contains("flow  success in ");
        assertThat(user.volnux("run", "DIR/flow", "--input", "names=[\"Ada\"]").out())
                .startsWith("Hello, Ada!\n");
    }
}
