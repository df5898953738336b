// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for other processes: they pass telemetry on in their own time and tell nobody. */
final class Awaited {
    private static final int TRIES = 200;
    private static final Executor LATER = CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS);

    private Awaited() {}

    /** The first answer that is good; after thirty seconds the last one, which the caller's assertion then shows. */
    static <T> T until(Predicate<? super T> good, Callable<T> question) throws Exception {
        var answer = question.call();
        for (var tries = 0; tries < TRIES && !good.test(answer); tries++) {
            CompletableFuture.runAsync(() -> {}, LATER).get();
            answer = question.call();
        }
        return answer;
    }
}
