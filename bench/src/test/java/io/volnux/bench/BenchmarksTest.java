// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.observe.Finished;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured works; how fast it is, no test says. */
class BenchmarksTest {

    @ParameterizedTest
    @ValueSource(strings = {"none", "compiledOut", "leaving", "listening"})
    void aChainRunsToItsEnd(String observer) throws IOException {
        var bench = new ChainBench();
        bench.tasks = 11;
        bench.observer = observer;
        bench.open();
        try {
            assertThat(bench.chain().tasks()).hasSize(11);
        } finally {
            bench.close();
        }
    }

    @Test
    void anObserverHearsTheEngineAndNotTheUnobservedCopy() throws IOException {
        var heard = new ArrayList<String>();
        List<RunObserver> observers = List.of(new RunObserver() {
            @Override
            public Observation<Finished.Run> runStarted(Started.Run run) {
                heard.add("run");
                return Observation.none();
            }
        });
        try (var chain = UnobservedEngine.chain(1, observers)) {
            assertThat(chain.run().tasks()).hasSize(1);
            assertThat(heard).isEmpty();
        }
        try (var chain = new EngineChain(1, observers)) {
            chain.run();
            assertThat(heard).containsExactly("run");
        }
    }

    @Test
    void anEngineWithoutTheQuestionIsRefused() {
        assertThat(UnobservedEngine.altered("public boolean isSilent() {\n return x;\n }"))
                .isEqualTo("public boolean isSilent() { return true; }");
        assertThatThrownBy(() -> UnobservedEngine.altered("class Publisher {}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("isSilent()");
    }

    @Test
    void aScriptBecomesATreeAndAGraph() {
        var bench = new CompileBench();
        bench.stages = 100;
        bench.write();
        assertThat(bench.textToTree().warnings()).isEmpty();
        assertThat(bench.textToGraph().chain().stages()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TASKS 3", "WIDTH 3", "DEPTH 3"})
    void whatGrowsRunsAsManyTasks(String growth) {
        var bench = new GrowthBench();
        bench.growth = growth;
        bench.open();
        try {
            assertThat(bench.run().tasks()).hasSize(3);
        } finally {
            bench.close();
        }
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThat(Measure.wrong("chain")).isEmpty();
        assertThat(Measure.wrong("chian"))
                .contains("one of blocking, chain, compile, export, floor, fork, growth, map, sequence, telemetry, "
                        + "or records or map-heap, got chian");
    }

    @Test
    void theScriptKnowsTheSameNames() throws IOException {
        var script = UnobservedEngine.engineSources().resolve("../../../../bench/run");
        assertThat(Files.readString(script))
                .contains("'' | check | records | map-heap | " + String.join(" | ", Measure.BENCHMARKS.keySet())
                        + ") ;;");
    }

    @Test
    void aTableSaysWhatOneContestantPaysAlone() {
        assertThat(ResultTable.note("DEXECUTOR")).startsWith("\nDEXECUTOR: an instance is for one run");
        assertThat(ResultTable.note("VOLNUX")).isEmpty();
    }

    @Test
    void numbersHaveTheDigitsThatHelp() {
        assertThat(ResultTable.number(0.256)).isEqualTo("0.26");
        assertThat(ResultTable.number(10_031.96)).isEqualTo("10,032.0");
    }
}
