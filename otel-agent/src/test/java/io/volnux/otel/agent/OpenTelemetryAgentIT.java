// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Status;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under the real OpenTelemetry agent an application without any OpenTelemetry shows its whole tree; switched off, nothing. */
class OpenTelemetryAgentIT {

    private final OtlpReceiver receiver = OtlpReceiver.http();

    @AfterEach
    void close() {
        receiver.close();
    }

    private Child shop() {
        return Child.withTheEngine().sendingTo(receiver.endpoint());
    }

    @Test
    void anApplicationThatKnowsNothingIsTracedAndMeasured() throws Exception {
        Child.Ended ended = shop().openTelemetryAgent().extension().run("Shop");

        assertThat(ended.said()).containsExactly("result SUCCESS");
        assertThat(ended.loaded("io.volnux.otel.agent.shaded.")).isNotEmpty();
        Tree tree = Tree.of(receiver);
        assertThat(tree.ours()).isEqualTo(Tree.OF_THE_SHOP);
        assertThat(tree.misplaced()).isEmpty();
        assertThat(tree.traces()).isOne();
        assertThat(tree.named("task.execute:Fails").getStatus().getCode())
                .isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(tree.attribute("workflow.Shop", "volnux.run.result")).isEqualTo("success");
        assertThat(receiver.metrics())
                .extracting(Metric::getName)
                .contains("volnux.workflow.duration", "volnux.task.duration", "volnux.task.failures");
        assertThat(receiver.resources())
                .allSatisfy(resource -> assertThat(resource).containsEntry("service.name", "shop"));
        // what others instrument hangs under the task that called it, wherever that ran
        assertThat(tree.attribute("task.execute:Inline", "volnux.executor.type"))
                .isEqualTo("inline");
        assertThat(tree.attribute("task.execute:Left", "volnux.executor.type")).isEqualTo("virtual");
        assertThat(tree.attribute("task.execute:Pool", "volnux.executor.type")).isEqualTo("threadpool");
        for (String task : new String[] {"Inline", "Left", "Right", "Pool"}) {
            assertThat(tree.under("task.execute:" + task)).as(task).containsExactly("GET", "SELECT shop");
        }
    }

    @Test
    void theAgentAndTheExtensionAreOneFile(@TempDir Path folder) throws Exception {
        Path both = Files.copy(Jars.agent("opentelemetry-javaagent.jar"), folder.resolve("agent.jar"));
        try (FileSystem jar = FileSystems.newFileSystem(both)) {
            Files.createDirectory(jar.getPath("extensions"));
            Files.copy(Jars.extension(), jar.getPath("extensions", "volnux-otel-agent.jar"));
        }

        Child.Ended ended = shop().option("-javaagent:" + both).run("Shop");

        assertThat(ended.said()).containsExactly("result SUCCESS");
        assertThat(Tree.of(receiver).ours()).isEqualTo(Tree.OF_THE_SHOP);
    }

    @Test
    void theAgentsOtherWayOfWeavingIsTheSame() throws Exception {
        Child.Ended ended = shop().openTelemetryAgent()
                .extension()
                .option("-Dotel.javaagent.experimental.indy=true")
                .run("Shop");

        assertThat(ended.said()).containsExactly("result SUCCESS");
        assertThat(Tree.of(receiver).ours()).isEqualTo(Tree.OF_THE_SHOP);
        assertThat(Tree.of(receiver).misplaced()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTEL_INSTRUMENTATION_VOLNUX_ENABLED=false",
                "VOLNUX_OTEL_ENABLED=false",
                "VOLNUX_OTEL_ENABLED=no",
                "OTEL_SDK_DISABLED=true"
            })
    void switchedOffThereIsNothingOfOurs(String switchedOff) throws Exception {
        String[] variable = switchedOff.split("=", 2);

        Child.Ended ended = shop().openTelemetryAgent()
                .extension()
                .variable(variable[0], variable[1])
                .run("Shop");

        assertThat(ended.said()).containsExactly("result SUCCESS");
        assertThat(ended.loaded("io.volnux.otel.agent.shaded.", "io.volnux.otel.agent.inject."))
                .isEmpty();
        assertThat(Tree.of(receiver).ours()).isEmpty();
        assertThat(receiver.metrics()).extracting(Metric::getName).noneMatch(name -> name.startsWith("volnux"));
    }

    @Test
    void onlyRunsWorthKeepingAreExportedAndAllAreCounted() throws Exception {
        Child.Ended ended = shop().openTelemetryAgent()
                .extension()
                .variable("VOLNUX_OTEL_KEEP", "errors")
                .run("Orders", "20");

        assertThat(ended.said()).containsExactly("result FAILURE");
        Tree tree = Tree.of(receiver);
        assertThat(tree.traces()).isOne();
        assertThat(tree.ours())
                .containsKeys("workflow.Bad", "task.execute:Pick")
                .doesNotContainKey("workflow.Good");
        assertThat(tree.misplaced()).isEmpty();
        assertThat(receiver.metrics().stream()
                        .filter(metric -> metric.getName().equals("volnux.workflow.duration"))
                        .flatMap(metric -> metric.getHistogram().getDataPointsList().stream())
                        .mapToLong(HistogramDataPoint::getCount)
                        .sum())
                .isEqualTo(21);
    }

    @Test
    void whatCannotBeReadOfKeepIsToldAndEveryRunIsKept() throws Exception {
        Child.Ended ended = shop().openTelemetryAgent()
                .extension()
                .variable("VOLNUX_OTEL_KEEP", "errors,sometimes")
                .run("Orders", "2");

        assertThat(ended.said())
                .hasSize(2)
                .contains("result FAILURE")
                .anySatisfy(line -> assertThat(line)
                        .contains("volnux.otel.keep is ignored: keep must be all, or errors", "got 'sometimes'"));
        assertThat(Tree.of(receiver).ours()).containsEntry("workflow.Good", 2L).containsEntry("workflow.Bad", 1L);
    }

    @Test
    void withoutTheExtensionTheAgentTellsNothingOfUs() throws Exception {
        Child.Ended ended = shop().openTelemetryAgent().run("Shop");

        assertThat(ended.said()).containsExactly("result SUCCESS");
        assertThat(receiver.spanNames()).contains("GET").noneMatch(name -> name.startsWith("task."));
    }

    @Test
    void withoutAnyJarTheEngineIsAlone() throws Exception {
        Child.Ended ended = shop().run("Shop");

        assertThat(ended.said()).containsExactly("result SUCCESS");
        assertThat(ended.loaded("io.volnux.otel.", "io.opentelemetry.")).isEmpty();
        assertThat(receiver.requests()).isEmpty();
    }
}
