// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private record Node(Node[] next, long[] own, String shared) {}

    @Test
    void whatBothResultsReachIsNoOnesOwn() {
        var shared = new String("shared by both");
        var kept = Footprint.of(
                new Node(new Node[] {new Node(new Node[0], new long[10], shared)}, new long[20], shared),
                new Node(new Node[0], new long[1], shared));
        assertThat(kept.share("RecordsTest$Node").objects()).isEqualTo(2);
        assertThat(kept.share("long[]").bytes()).isEqualTo(96 + 176);
        assertThat(kept.share("String")).isEqualTo(Footprint.Share.NOTHING);
    }

    @Test
    void eachTaskKeepsOneOfEachRecordAndNothingThatRunsShare() {
        var measured = new Records().measure(List.of(2, 12, 112), 0);
        var each = measured.get(2).kept().perTask(measured.get(1).kept(), 100);
        assertThat(each.share("Execution").objects()).isEqualTo(1);
        assertThat(each.share("ContextRecord").objects()).isEqualTo(1);
        assertThat(each.share("TaskResult").objects()).isEqualTo(1);
        assertThat(each.shares()).doesNotContainKeys("TaskNode", "TaskGraph", "TaskDefinition", "Engine", "Class");
        assertThat(Records.table(measured))
                .contains("| each task, from 12 to 112 | ")
                .contains("| `Execution` | 1.00 | ");
    }
}
