// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.volnux.engine.testing.NoThreadsLeft;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.task.RunResult;
import io.volnux.task.TaskRecord;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random graphs with random behaviour, limits, cancellation. {@code -Dvolnux.seed=n} tries one graph again,
 * {@code -Dvolnux.graphs=n} says how many to try.
 */
@ExtendWith(NoThreadsLeft.class)
class RandomGraphTest {

    private static final int GRAPHS = Integer.getInteger("volnux.graphs", 20_000);
    private static final long FIRST = 1_000_000;

    private final Logger log = Logger.getLogger("io.volnux");

    @BeforeEach
    void expectWarnings() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void hearWarningsAgain() {
        log.setLevel(null);
    }

    @Test
    void everyRunKeepsItsPromises() throws InterruptedException {
        Long only = Long.getLong("volnux.seed");
        if (only != null) {
            RandomRun run = new RandomRun(only);
            System.out.println("seed " + only + ": " + run.text());
            check(only);
            return;
        }
        for (long seed = FIRST; seed < FIRST + GRAPHS; seed++) {
            check(seed);
        }
    }

    private static void check(long seed) throws InterruptedException {
        RandomRun run = new RandomRun(seed);
        String what = "seed %d: %s".formatted(seed, run.text());
        try {
            RandomRun.Seen seen = run.observed();
            assertThat(Properties.breaches(run, seen)).as(what).isEmpty();
            if (run.isRepeatable() && seed % 4 == 0) {
                List<String> outcomes = outcomes(seen.result());
                assertThat(outcomes(run.again().result()))
                        .as("unobserved, " + what)
                        .isEqualTo(outcomes);
                assertThat(outcomes(run.again(throwing()).result()))
                        .as("with observers that throw, " + what)
                        .isEqualTo(outcomes);
            }
        } catch (TimeoutException endless) {
            fail(what + " does not end", endless);
        } catch (RuntimeException broken) {
            fail(what, broken);
        }
    }

    /** What is the same every time: the ending, and for each task how it ended. */
    private static List<String> outcomes(RunResult result) {
        TreeMap<String, String> tasks = new TreeMap<>();
        for (TaskRecord task : result.tasks()) {
            tasks.put(
                    task.nodeId(),
                    "%s after %d attempts, received %s"
                            .formatted(
                                    task.outcome(),
                                    task.attempts(),
                                    task.received().stream()
                                            .map(received -> received.name())
                                            .toList()));
        }
        List<String> outcomes =
                new ArrayList<>(List.of(result.result().word(), result.status().word()));
        tasks.forEach((node, outcome) -> outcomes.add(node + " " + outcome));
        result.decisions().stream()
                .map(decision -> decision.nodeId() + " takes " + decision.taken())
                .sorted()
                .forEach(outcomes::add);
        outcomes.add("unhandled "
                + result.unhandledFailures().stream()
                        .map(failure -> failure.name())
                        .sorted()
                        .toList());
        return outcomes;
    }

    /** Cares about the run and throws from every call. */
    private static RunObserver throwing() {
        return (RunObserver) Proxy.newProxyInstance(
                RunObserver.class.getClassLoader(), new Class<?>[] {RunObserver.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("runStarted")) {
                        return (Observation<Object>) end -> {
                            throw new IllegalStateException("observation that always throws");
                        };
                    }
                    throw new AssertionError("observer that always throws");
                });
    }
}
