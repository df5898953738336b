// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawings against the files in {@code views/}; {@code -Dviews.write=true} writes them anew, to be looked at. */
class GraphViewsTest {

    private static final Path VIEWS = Path.of("src/test/resources/views");
    private static final Map<String, Function<TaskGraph, String>> KINDS =
            Map.of("ascii", GraphViews::ascii, "dot", GraphViews::dot, "mmd", GraphViews::mermaid);

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(VIEWS)) {
            return files.filter(file -> file.toString().endsWith(".pty")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyViewIsAsOnFile(Path script) throws IOException {
        TaskGraph graph = Graphs.loose(Files.readString(script));
        for (var kind : KINDS.entrySet()) {
            Path file = script.resolveSibling(script.getFileName().toString().replace("pty", kind.getKey()));
            String view = kind.getValue().apply(graph);
            if (Boolean.getBoolean("views.write")) {
                Files.writeString(file, view);
            }
            assertThat(view).as(file.toString()).isEqualTo(Files.readString(file));
        }
    }

    @Test
    void tenThousandStagesMakeAsManyLines() {
        String script = IntStream.range(0, 10_000).mapToObj(i -> "T" + i).collect(Collectors.joining(" -> "));
        TaskGraph graph = Graphs.loose(script);
        assertThat(GraphViews.ascii(graph).lines()).hasSize(10_000);
        assertThat(GraphViews.dot(graph).lines().filter(line -> line.contains(" -> ")))
                .hasSize(9_999);
        assertThat(GraphViews.mermaid(graph).lines().filter(line -> line.contains(" -.-> ")))
                .hasSize(9_999);
    }

    @Test
    void deepNestingDoesNotOverflowASmallStack() throws InterruptedException {
        String groups = "{A -> ".repeat(500) + "B" + "}".repeat(500);
        String branches = "A (0 -> ".repeat(450) + "B" + ")".repeat(450);
        List<String> views = new CopyOnWriteArrayList<>();
        Thread small = new Thread(
                null,
                () -> Stream.of(groups, branches)
                        .map(Graphs::loose)
                        .forEach(graph -> KINDS.values().forEach(view -> views.add(view.apply(graph)))),
                "small stack",
                192 << 10);
        small.start();
        small.join();
        assertThat(views).hasSize(6);
    }

    @Test
    @Timeout(20)
    void edgesGrowLinearlyWhenManyChainsMeetManyArms() {
        String many = IntStream.range(0, 1_000).mapToObj(i -> "A" + i).collect(Collectors.joining(", "));
        TaskGraph graph = Graphs.loose("S -> {" + many + "} -> {" + many + "} |-> " + many.replace(",", " ||"));
        assertThat(GraphViews.dot(graph).lines().filter(line -> line.contains(" -> ")))
                .hasSizeLessThan(4_100);
        assertThat(GraphViews.mermaid(graph).length()).isLessThan(200_000);
    }

    @Test
    void attemptsOfTheDefinitionAreShownToo() {
        TaskRegistry registry = TaskRegistry.builder()
                .task(TaskDefinition.of("A", context -> io.volnux.task.Outcome.success(1))
                        .retry(io.volnux.task.RetryPolicy.ofAttempts(4).withBackoff(Duration.ZERO, Duration.ZERO))
                        .build())
                .build();
        assertThat(GraphViews.ascii(Graphs.of("A", registry))).isEqualTo("`- A * 4\n");
    }
}
