// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** The configuration files that are shipped can at least be read. */
class DeploymentFilesTest {
    private static final Path FOLDER = Checkout.current().root().resolve("deploy");

    static List<Path> yamlFiles() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void everyYamlFileIsYaml(Path file) throws IOException {
        assertThat(parsed(Files.readString(file))).isNotEmpty();
    }

    @Test
    void aWrongFileIsFound() {
        assertThatThrownBy(() -> parsed("receivers:\n  otlp: {\n")).isInstanceOf(YAMLException.class);
        assertThatThrownBy(() -> parsed("a: 1\na: 2\n")).isInstanceOf(YAMLException.class);
    }

    @Test
    void everyFolderIsDescribed() throws IOException {
        var page = Files.readString(FOLDER.resolve("README.md"));
        try (Stream<Path> folders = Files.list(FOLDER)) {
            assertThat(folders.filter(Files::isDirectory).map(folder -> folder.getFileName() + "/"))
                    .allSatisfy(name -> assertThat(page).contains(name));
        }
    }

    private static Map<String, Object> parsed(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(options).load(text);
    }
}
