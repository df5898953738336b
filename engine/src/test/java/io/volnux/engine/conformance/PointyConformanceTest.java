// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.lang.conformance.ConformanceCase;
import io.volnux.lang.conformance.ConformanceCases;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Runs every case of the conformance file: with nobody observing, and with observers that always throw. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PointyConformanceTest {

    /** Kept, so that its level stays: the thousands of stack traces of observers that always throw help nobody. */
    private final Logger quiet = Logger.getLogger("io.volnux.observe");

    private final AtomicInteger cases = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeAll
    void keepQuiet() {
        quiet.setLevel(Level.OFF);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseRunsAsItMust() throws IOException {
        return tests(ConformanceCases.load());
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfOurOwnRunsAsItMust() throws IOException {
        return tests(ConformanceCases.resource("/more-runs.json"));
    }

    private Stream<DynamicTest> tests(List<ConformanceCase> wantedCases) {
        ConformanceRunner alone = new ConformanceRunner(builder -> {});
        ConformanceRunner harassed = new ConformanceRunner(builder -> builder.observer(ThrowingObserver.create()));
        return wantedCases.stream()
                .map(wanted -> DynamicTest.dynamicTest(wanted.name(), () -> judge(wanted, List.of(alone, harassed))));
    }

    private void judge(ConformanceCase wanted, List<ConformanceRunner> runners) {
        cases.incrementAndGet();
        for (ConformanceRunner runner : runners) {
            runs.addAndGet(wanted.expected().runs().size());
            assertThat(runner.differences(wanted))
                    .as("case %s: %s", wanted.name(), wanted.script())
                    .isEmpty();
        }
    }

    @AfterAll
    void sayHowManyWereChecked() {
        quiet.setLevel(null);
        System.out.println("conformance of the engine: " + cases + " cases, " + runs + " runs checked");
    }
}
