// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import io.volnux.task.Retention;
import io.volnux.task.RunResult;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoThreadsLeft.class)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ScaleTest {

    private final Play play = Play.usual();

    @Test
    void tenThousandStagesRun() {
        RunResult result = play.run(String.join(" -> ", Collections.nCopies(10_000, "A")));
        assertThat(result.stagesProcessed()).isEqualTo(10_000);
    }

    @Test
    void aThousandArmsRun() {
        RunResult result = play.run(String.join(" || ", Collections.nCopies(1_000, "A")));
        assertThat(result.results().size()).isEqualTo(1_000);
    }

    @Test
    void fiveHundredLevelsRun() {
        assertThat(play.run("{".repeat(500) + "A" + "}".repeat(500)).tasks()).hasSize(1);
    }

    @Test
    void fiveHundredLevelsRunInsideAnArm() {
        RunResult result = play.run("A || " + "{B || ".repeat(490) + "C" + "}".repeat(490));
        assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        assertThat(result.tasks()).hasSize(492);
    }

    @ParameterizedTest
    @ValueSource(ints = {39, 40, 126, 127, 128, 129})
    void everyDepthHasAStackThatDoes(int levels) {
        AtomicInteger groups = new AtomicInteger();
        RunObserver counting = new RunObserver() {
            @Override
            public Observation<Finished.Run> runStarted(Started.Run run) {
                return end -> {};
            }

            @Override
            public Observation<Finished.Layer> groupStarted(Observation<?> parent, Started.Chain group) {
                groups.incrementAndGet();
                return end -> {};
            }
        };
        RunResult result = play.with(builder -> builder.observer(counting))
                .run("{".repeat(levels) + "A || B" + "}".repeat(levels));
        assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        assertThat(groups).hasValue(levels);
    }

    @Test
    void retainingTheLastFreesWhatNobodyCanReceive() {
        RunResult result =
                play.with(builder -> builder.retainResults(Retention.LAST)).run("A |-> B -> C");
        assertThat(result.tasks().get(0).result().content()).isNull();
        assertThat(result.value(String.class)).isEqualTo("C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "stages"})
    void muchDataFitsIntoASmallHeap(String what) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** Runs in a JVM with a small heap. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            Play play = Play.usual()
                    .task("Megabyte", context -> Outcome.success(new byte[1 << 20]))
                    .task(
                            "Many",
                            context -> Outcome.success(
                                    IntStream.range(0, 100_000).boxed().toList()))
                    .with(builder -> builder.retainResults(Retention.LAST));
            List<String> stages = Collections.nCopies(10_000, "Megabyte");
            RunResult result = play.run(arguments[0].equals("map") ? "Many |-> MAP<A>" : String.join(" |-> ", stages));
            if (result.result() != ResultWord.SUCCESS) {
                throw new IllegalStateException(result.toString());
            }
        }
    }
}
