// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.task.TaskRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CriticalPathTest {

    private static final long SEED = 4_711;

    private static CriticalPath of(long end, TaskRecord... records) {
        return CriticalPath.of(List.of(records), Duration.ofNanos(end));
    }

    @Test
    void itFollowsTheDependencyThatEndedLast() {
        var a = new FakeTask("1", "A").time(0, 0, 10);
        var fast = new FakeTask("2.a1", "Fast").after(a).time(10, 10, 15);
        var slow = new FakeTask("2.a2", "Slow").after(a).time(10, 12, 40);
        var last = new FakeTask("3", "Last").after(fast, slow).time(40, 40, 50);
        CriticalPath path = of(53, a, fast, slow, last);
        assertThat(path.nodeIds()).containsExactly("1", "2.a2", "3");
        assertThat(path.slack()).isEqualTo(Map.of("1", 3L, "2.a1", 28L, "2.a2", 3L, "3", 3L));
        assertThat(path.duration()).isEqualTo(Duration.ofNanos(50));
    }

    @Test
    void ofTwoThatEndedTogetherTheFirstInTheScriptCounts() {
        var nine = new FakeTask("9", "A").time(0, 0, 10);
        var ten = new FakeTask("10", "B").time(0, 0, 10);
        assertThat(of(10, ten, nine).nodeIds()).containsExactly("9");
    }

    @Test
    void nothingHasNoPath() {
        assertThat(of(10).nodeIds()).isEmpty();
        assertThat(of(10).duration()).isZero();
    }

    @Test
    void dependenciesThatAreNotRecordedAreLeftOut() {
        var running = new FakeTask("1", "A");
        var b = new FakeTask("2", "B").after(running).time(5, 5, 9);
        assertThat(of(10, b).nodeIds()).containsExactly("2");
    }

    @Test
    void tenThousandNodesInARowTakeNoStack() {
        List<TaskRecord> records = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            FakeTask task = new FakeTask("" + (i + 1), "T").time(i, i, i + 1);
            records.add(i == 0 ? task : task.after(records.get(i - 1)));
        }
        assertThat(CriticalPath.of(records, Duration.ofNanos(10_000)).nodeIds()).hasSize(10_000);
    }

    /** Against the definition, written down recursively, over random graphs. */
    @Test
    void pathAndSlackAreAsDefined() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            List<FakeTask> records = randomRun(random);
            long end = records.stream()
                            .mapToLong(record -> record.ledger().ended())
                            .max()
                            .orElse(0)
                    + random.nextInt(3);
            CriticalPath path = CriticalPath.of(List.copyOf(records), Duration.ofNanos(end));
            String seen = "seed %d round %d".formatted(SEED, round);
            Map<String, Long> known = new HashMap<>();
            for (FakeTask record : records) {
                assertThat(path.slack().get(record.nodeId())).as(seen).isEqualTo(slack(record, records, end, known));
            }
            List<String> ids = path.nodeIds();
            for (int i = 1; i < ids.size(); i++) {
                FakeTask node = find(records, ids.get(i));
                FakeTask before = find(records, ids.get(i - 1));
                assertThat(node.dependencies()).as(seen).contains(before);
                assertThat(node.dependencies())
                        .as(seen)
                        .allMatch(other ->
                                other.ledger().ended() <= before.ledger().ended());
            }
            assertThat(find(records, ids.get(0)).dependencies()).as(seen).isEmpty();
        }
    }

    private static List<FakeTask> randomRun(Random random) {
        List<FakeTask> records = new ArrayList<>();
        int size = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            FakeTask task = new FakeTask("" + (i + 1), "T" + i);
            long ready = random.nextInt(4);
            boolean root = true;
            for (FakeTask earlier : records) {
                if (random.nextInt(3) == 0) {
                    task.after(earlier);
                    ready = root
                            ? earlier.ledger().ended()
                            : Math.max(ready, earlier.ledger().ended());
                    root = false;
                }
            }
            long started = ready + random.nextInt(3);
            records.add(task.time(ready, started, started + random.nextInt(10)));
        }
        return records;
    }

    private static FakeTask find(List<FakeTask> records, String id) {
        return records.stream()
                .filter(record -> record.nodeId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static long slack(FakeTask node, List<FakeTask> records, long end, Map<String, Long> known) {
        Long before = known.get(node.nodeId());
        if (before != null) {
            return before;
        }
        long least = Long.MAX_VALUE;
        for (FakeTask dependent : records) {
            if (dependent.dependencies().contains(node)) {
                least = Math.min(
                        least,
                        dependent.ledger().ready() - node.ledger().ended() + slack(dependent, records, end, known));
            }
        }
        long own = least == Long.MAX_VALUE ? end - node.ledger().ended() : least;
        known.put(node.nodeId(), own);
        return own;
    }
}
