// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Runs every case of the conformance file through the compiler, and our own further cases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PointyConformanceTest {
    private final AtomicInteger checked = new AtomicInteger();
    private final AtomicInteger checkedOfOurOwn = new AtomicInteger();

    @TestFactory
    Stream<DynamicTest> everyCaseCompilesAsItMust() throws IOException {
        return tests(ConformanceCases.load().stream(), checked);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfOurOwnCompilesAsItMust() throws IOException {
        return tests(ConformanceCases.resource("/more-cases.json").stream(), checkedOfOurOwn);
    }

    @AfterAll
    void sayHowManyWereChecked() {
        System.out.printf(
                "conformance of the compiler: %s cases checked, and %s of our own%n", checked, checkedOfOurOwn);
    }

    private Stream<DynamicTest> tests(Stream<ConformanceCase> cases, AtomicInteger counter) {
        return cases.map(wanted -> DynamicTest.dynamicTest(wanted.name(), () -> {
            counter.incrementAndGet();
            assertThat(CompilerComparison.differences(wanted))
                    .as("case %s: %s", wanted.name(), wanted.script())
                    .isEmpty();
        }));
    }
}
