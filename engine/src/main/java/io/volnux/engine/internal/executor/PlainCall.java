// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.LaneAbandoned;
import io.volnux.engine.internal.run.Worker;
import io.volnux.graph.TaskNode;
import io.volnux.observe.Scope;
import io.volnux.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * The first call of a task that nothing limits, on the lane's own thread. As flat as can be: what the JVM's compiler sees
 * together it need not make objects for.
 */
final class PlainCall {

    private PlainCall() {}

    /** Calls it; null if the lane was cancelled before that, so that it was not called. */
    static @Nullable Ended of(Lane lane, Task<?> task, Invocation context, Handle<?> handle, long started) {
        Worker worker = lane.worker();
        Scope current = handle.current();
        if (!worker.enter()) {
            current.close();
            return null;
        }
        context.begins(started);
        Ended ended;
        try {
            ended = new Ended.Returned(Failures.speakable(task.process(context)));
        } catch (Throwable thrown) {
            ended = new Ended.Threw(Failures.speakable(thrown));
        } finally {
            try {
                leave(lane, context.node(), worker);
            } finally {
                current.close();
            }
        }
        return Site.judged(lane, ended);
    }

    private static void leave(Lane lane, TaskNode node, Worker worker) {
        try {
            worker.leave();
        } catch (LaneAbandoned late) {
            lane.run().lateResult(node);
            throw late;
        }
    }
}
