// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MapHeapTest {

    @Test
    void whatIsHeldIsAliveAndWhatIsDroppedIsNot() {
        var before = LiveHeap.now();
        List<Object> held = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(i -> held.add(new Held()));
        assertThat(LiveHeap.now().since(before).bytes()).containsEntry(Held.class.getName(), 16_000L);
        held.clear();
        assertThat(LiveHeap.now().since(before).bytes()).doesNotContainKey(Held.class.getName());
    }

    @Test
    void anItemOfAMapNeedsItsPlaceAmongTheResultsAndLittleMore() {
        var measured = new MapHeap().measure(List.of(1_000, 101_000));
        assertThat(MapHeap.each(measured, MapHeap.Measured::aggregate))
                .as("a reference each, and room to grow")
                .isBetween(4.0, 6.0);
        assertThat(MapHeap.each(measured, each -> each.last().all())).isBetween(3.5, 50.0);
        assertThat(MapHeap.each(measured, MapHeap::peak)).isBetween(7.5, 100.0);
        assertThat(MapHeap.each(measured, MapHeap.Measured::kept)).isCloseTo(0, Offset.offset(0.1));
        assertThat(MapHeap.table(measured))
                .contains("| bytes beyond the items and their results | 1,000 items | 101,000");
    }

    private static final class Held {}
}
