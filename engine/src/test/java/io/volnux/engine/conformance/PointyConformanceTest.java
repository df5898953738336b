// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.lang.conformance.ConformanceCase;
import io.volnux.lang.conformance.ConformanceCases;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Runs every case of the conformance file: with nobody observing, and with observers that always throw. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PointyConformanceTest {

    private final AtomicInteger cases = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();

    @TestFactory
    Stream<DynamicTest> everyCaseRunsAsItMust() throws IOException {
        ConformanceRunner alone = new ConformanceRunner(builder -> {});
        ConformanceRunner harassed = new ConformanceRunner(builder -> builder.observer(ThrowingObserver.create()));
        return ConformanceCases.load().stream()
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
        System.out.println("conformance of the engine: " + cases + " cases, " + runs + " runs checked");
    }
}
