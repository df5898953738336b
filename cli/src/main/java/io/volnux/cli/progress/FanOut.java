// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.graph.MetaSpec;
import io.volnux.lang.MetaMode;
import io.volnux.task.TaskResults;
import java.util.Collection;

/** How many instances a meta event will have, told from what it receives, before any of them starts. */
final class FanOut {

    private FanOut() {}

    static int instances(MetaSpec meta, TaskResults received) {
        if (meta.mode() == MetaMode.FANOUT) {
            return meta.number("count", 1);
        }
        int items = meta.collection().map(Collection::size).orElseGet(() -> piped(received));
        int batch = meta.mode() == MetaMode.MAP ? Math.max(1, meta.number("batch_size", 1)) : 1;
        return Math.ceilDiv(items, batch);
    }

    private static int piped(TaskResults received) {
        boolean one = received.size() == 1 && received.get(0).content() instanceof Collection<?>;
        return one && received.get(0).content() instanceof Collection<?> items ? items.size() : received.size();
    }
}
