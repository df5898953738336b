// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import io.volnux.otel.VolnuxTelemetry;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extension beside other telemetry, other versions of the API and of the engine, and other engines. */
class CoexistenceIT {

    private final OtlpReceiver receiver = OtlpReceiver.http();

    @AfterEach
    void close() {
        receiver.close();
    }

    private Child agent(Child child) {
        return child.openTelemetryAgent().extension().sendingTo(receiver.endpoint());
    }

    @Test
    void withOurJarOnTheClassPathAndTheOldestApiEverySpanIsThereOnce() throws Exception {
        Child.Ended ended = agent(Child.withTheEngine())
                .jars(List.of(Jars.of(VolnuxTelemetry.class)))
                .jars(Jars.floorApi())
                .run("Shop");

        assertThat(ended.said()).containsExactly("result SUCCESS");
        assertThat(ended.loaded("io.volnux.otel.TraceObserver")).isNotEmpty();
        assertThat(ended.loaded("io.volnux.otel.agent.shaded.")).isEmpty();
        Tree tree = Tree.of(receiver);
        assertThat(tree.ours()).isEqualTo(Tree.OF_THE_SHOP);
        assertThat(tree.misplaced()).isEmpty();
        assertThat(tree.under("task.execute:Pool")).containsExactly("GET", "SELECT shop");
    }

    @Test
    void withATracerInitialisedEverySpanIsThereOnceAndTheAgentsSettingsHold() throws Exception {
        Child.Ended ended = agent(Child.withAllOfOurs()).run("InitializedShop");

        assertThat(ended.said()).contains("result SUCCESS", "enabled true");
        assertThat(ended.said().stream()
                        .filter(line -> line.contains("telemetry goes through the OpenTelemetry agent")))
                .hasSize(1);
        Tree tree = Tree.of(receiver);
        assertThat(tree.misplaced()).isEmpty();
        assertThat(tree.ours().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(Tree.OF_THE_SHOP.values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        // what needs no SDK of ours holds as the application said, the rest as the agent's settings say
        assertThat(tree.ours()).containsEntry("workflow.Shop", 1L).containsEntry("task.execute.Pool", 1L);
        assertThat(receiver.resources())
                .allSatisfy(resource -> assertThat(resource).containsEntry("service.name", "shop"));
    }

    @Test
    void twoEnginesInTwoClassLoadersUseApisOfTheirOwn() throws Exception {
        List<String> arguments = new ArrayList<>();
        part(arguments, "WithApi", "floor", Jars.floorApi());
        part(arguments, "WithApi", "newest", Jars.newestApi());

        Child.Ended ended = agent(Child.alone()).run("TwoEngines", arguments.toArray(String[]::new));

        assertThat(ended.said())
                .containsExactly("begin floor", "span true", "end floor", "begin newest", "span true", "end newest");
        Tree tree = Tree.of(receiver);
        assertThat(tree.misplaced()).isEmpty();
        assertThat(tree.traces()).isEqualTo(2);
        List<Span> tasks = tree.spans().stream()
                .filter(span -> span.getName().equals("task.execute:Ask"))
                .toList();
        assertThat(tasks)
                .extracting(span -> Tree.attribute(span, "shop.note"))
                .containsExactlyInAnyOrder("from floor", "from newest");
        assertThat(tasks)
                .extracting(Span::getSpanId)
                .containsExactlyInAnyOrder(
                        tree.named("own.floor").getParentSpanId(),
                        tree.named("own.newest").getParentSpanId());
        assertThat(tree.named("workflow.floor").getParentSpanId().isEmpty()).isTrue();
    }

    @Test
    void enginesItWasNotBuiltForRunOnWithOneWarningEach(@TempDir Path folder) throws Exception {
        Map<String, OtherEngine> variants = Map.of(
                "taskEdgeGone", OtherEngine.without("io/volnux/observe/Started$Task", "edge"),
                "addObserverGone", OtherEngine.without("io/volnux/observe/Observable", "addObserver"),
                "rankDemanded", OtherEngine.asking("io/volnux/observe/RunObserver", "rank"),
                "finishDemanded", OtherEngine.asking("io/volnux/observe/Observation", "finished"));
        List<String> arguments = new ArrayList<>();
        for (Map.Entry<String, OtherEngine> variant : variants.entrySet()) {
            arguments.addAll(List.of(
                    "Plain",
                    variant.getKey(),
                    variant.getValue().into(folder.resolve(variant.getKey()))
                            + File.pathSeparator
                            + Jars.of(Child.class)));
        }

        Child.Ended ended = agent(Child.alone()).run("TwoEngines", arguments.toArray(String[]::new));

        for (String name : variants.keySet()) {
            String said = ended.between("begin " + name, "end " + name);
            assertThat(said).as(name).contains("results 2 2");
            assertThat(said.lines().filter(line -> line.startsWith("WARNING")))
                    .as(said)
                    .hasSize(1);
        }
        // what is missing is missed, and nothing else
        Tree tree = Tree.of(receiver);
        assertThat(tree.ours())
                .containsEntry("workflow.rankDemanded", 2L)
                .containsEntry("workflow.taskEdgeGone", 2L)
                .doesNotContainKeys("workflow.addObserverGone", "workflow.finishDemanded");
    }

    private static void part(List<String> arguments, String type, String name, List<Path> api) {
        String classPath = Stream.of(Jars.ofTheEngine(), api, List.of(Jars.of(Child.class)))
                .flatMap(List::stream)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        arguments.addAll(List.of(type, name, classPath));
    }
}
