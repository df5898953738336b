// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** What the nodes of one LiteFlow run share: its context bean. */
public final class LiteFlowState {

    final LongAdder sum = new LongAdder();
    final AtomicIntegerArray incremented;
    final int items;
    String text = "";
    long cents;
    int first;
    int total;

    LiteFlowState(int items) {
        this.items = items;
        incremented = new AtomicIntegerArray(items);
    }
}
