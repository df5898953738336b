// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingListTest {

    private static final int MANY = 200_000;

    private final GrowingList<Integer> list = new GrowingList<>();

    @Test
    void holdsWhatWasAddedInOrder() {
        IntStream.range(0, 1_000).forEach(number -> assertThat(list.add(number)).isEqualTo(number + 1));
        assertThat(list.now()).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void whatWasAskedForDoesNotGrow() {
        list.add(1);
        List<Integer> before = list.now();
        list.add(2);
        assertThat(before).containsExactly(1);
        assertThat(list.now()).containsExactly(1, 2);
    }

    @Test
    void whoReadsWhileItGrowsSeesABeginningOfIt() throws Exception {
        var readers = IntStream.range(0, 3)
                .mapToObj(each -> CompletableFuture.supplyAsync(this::firstThatIsWrong))
                .toList();
        for (int number = 0; number < MANY; number++) {
            list.add(number);
        }
        for (var reader : readers) {
            assertThat(reader.get()).isEqualTo(-1);
        }
    }

    private int firstThatIsWrong() {
        int known = 0;
        while (known < MANY) {
            List<Integer> now = list.now();
            for (int i = known; i < now.size(); i++) {
                Integer number = now.get(i);
                if (number == null || number != i) {
                    return i;
                }
            }
            if (now.size() < known) {
                return known;
            }
            known = now.size();
        }
        return -1;
    }
}
