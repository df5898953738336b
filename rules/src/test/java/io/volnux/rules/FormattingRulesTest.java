// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house format. It is a test because a formatter needs a javac that knows the language level of the sources. */
class FormattingRulesTest {
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everyJavaFileHasTheHouseFormat() throws IOException {
        var repository = Repository.current();
        var differing = new ArrayList<String>();
        for (var file : repository.javaFiles()) {
            if (!hasHouseFormat(file)) {
                differing.add(repository.name(file));
            }
        }
        assertThat(differing)
                .as("files must have the house format; rewrite them with: ./mvnw test -pl rules -am -Pformat")
                .isEmpty();
    }

    @Test
    void aFileInAnotherFormatIsFound() throws FormatterException {
        var source = "class A {\n  int one;\n}\n";
        assertThat(formatter.formatSourceAndFixImports(source)).isNotEqualTo(source);
    }

    @Test
    void javaOfTheSourceLevelIsUnderstood() throws FormatterException {
        var source = String.join(
                "\n",
                List.of(
                        "class A {",
                        "    int sum(Object pair) {",
                        "        return switch (pair) {",
                        "            case Pair(int left, int right) -> left + right;",
                        "            default -> 0;",
                        "        };",
                        "    }",
                        "}",
                        ""));
        assertThat(formatter.formatSourceAndFixImports(source)).isEqualTo(source);
    }

    private boolean hasHouseFormat(Path file) throws IOException {
        var source = Files.readString(file);
        var formatted = formatted(file, source);
        if (formatted.equals(source)) {
            return true;
        }
        if (!Boolean.getBoolean("volnux.format")) {
            return false;
        }
        Files.writeString(file, formatted);
        return true;
    }

    private String formatted(Path file, String source) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException e) {
            throw new IllegalStateException(
                    "%s must be Java the formatter can read, got %s".formatted(file, e.getMessage()), e);
        }
    }
}
