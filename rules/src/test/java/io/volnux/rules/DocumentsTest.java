// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.lang.ErrorCode;
import io.volnux.lang.ParseOptions;
import io.volnux.lang.Script;
import io.volnux.lang.WarningCode;
import io.volnux.task.TaskOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents say what is true: their snippets work, their tables are complete, their links lead somewhere. */
class DocumentsTest {
    private static final Pattern PROBLEM =
            Pattern.compile("(?:Problem(?:\\.at|\\.of)?|ConfigurationException|problem)\\(\\s*\"([A-Z][A-Z_]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    private static final ParseOptions SCRIPTS = ParseOptions.standard().withNamespaces(List.of("sh"));

    private final Documents documents = Documents.current();

    static List<Documents.Snippet> javaSnippets() throws IOException {
        return Documents.current().snippets("java");
    }

    static List<Documents.Snippet> scriptSnippets() throws IOException {
        return Documents.current().snippets("pointy");
    }

    @ParameterizedTest
    @MethodSource("javaSnippets")
    void everyJavaSnippetCompilesAndRuns(Documents.Snippet snippet, @TempDir Path folder) throws Exception {
        var code = JavaSnippet.of(snippet.text());
        assertThat(code.compile(folder)).as("compiler on " + snippet).isEmpty();
        code.run(folder);
    }

    @ParameterizedTest
    @MethodSource("scriptSnippets")
    void everyScriptSnippetIsAScript(Documents.Snippet snippet) {
        assertThat(Script.parse(snippet.text(), SCRIPTS).warnings()).isEmpty();
    }

    @Test
    void aWrongJavaSnippetIsFound(@TempDir Path folder) throws Exception {
        assertThat(JavaSnippet.of("int number = \"text\";").compile(folder)).contains("incompatible types");
    }

    @Test
    void everyCodeOfTheLanguageIsInTheTableOfErrors() throws IOException {
        var codes = Stream.concat(Arrays.stream(ErrorCode.values()), Arrays.stream(WarningCode.values()))
                .map(Enum::name);
        assertThat(rows()).containsAll(codes.toList());
    }

    @Test
    void everyCodeOfAProblemIsInTheTableOfErrors() throws IOException {
        var codes = new TreeSet<String>();
        for (var file : mainSources()) {
            PROBLEM.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
        }
        assertThat(codes).contains("UNKNOWN", "WRONG_INPUT").hasSizeGreaterThan(15);
        assertThat(rows()).containsAll(codes);
    }

    @Test
    void everyExceptionIsInTheTableOfErrors() throws IOException {
        var names = mainSources().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Exception.java"))
                .map(name -> name.replace(".java", ""))
                .toList();
        assertThat(names).contains("RunFailedException");
        assertThat(rows()).containsAll(names);
    }

    @Test
    void everyOutcomeIsInTheTableOfErrors() throws IOException {
        assertThat(rows())
                .containsAll(Arrays.stream(TaskOutcome.values())
                        .map(TaskOutcome::word)
                        .toList());
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : documents.pages()) {
            for (var link : Documents.links(page)) {
                if (!Files.exists(page.resolveSibling(link))) {
                    broken.add(documents.name(page) + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        var listed = Documents.links(documents.root().resolve("docs/README.md"));
        try (Stream<Path> pages = Files.list(documents.root().resolve("docs"))) {
            assertThat(listed)
                    .containsAll(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                            .toList());
        }
    }

    private Set<String> rows() throws IOException {
        var rows = new TreeSet<String>();
        ROW.matcher(documents.page("errors.md")).results().forEach(found -> rows.add(found.group(1)));
        return rows;
    }

    private static List<Path> mainSources() throws IOException {
        return Repository.current().javaFiles().stream()
                .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                .toList();
    }
}
