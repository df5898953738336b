// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.coordinator;

import io.volnux.engine.internal.run.Run;
import io.volnux.graph.StageNode;
import io.volnux.task.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Logs a stage that takes longer than the configured watch limit, with the names of its tasks. */
final class Watch implements AutoCloseable {

    private static final Watch NONE = new Watch(null);

    private final @Nullable Thread watcher;

    private Watch(@Nullable Thread watcher) {
        this.watcher = watcher;
    }

    static Watch over(Run run, StageNode stage) {
        Duration limit = run.settings().watchLimit();
        return limit == null
                ? NONE
                : new Watch(Thread.ofVirtual().name("volnux-watch").start(() -> watch(run, stage, limit)));
    }

    private static void watch(Run run, StageNode stage, Duration limit) {
        try {
            run.settings().time().sleep(Durations.nanos(limit));
            log().log(
                            System.Logger.Level.WARNING,
                            "run {0}: stage {1} takes longer than {2}: {3}",
                            run.record().runId(),
                            stage.id(),
                            Durations.text(limit),
                            stage.tasks().isEmpty() ? stage.unit() : stage.tasks());
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.interrupt();
        }
    }

    /** Looked for when there is something to say: the platform opens every jar of the class path for its first logger. */
    private static System.Logger log() {
        return System.getLogger("io.volnux.engine");
    }
}
