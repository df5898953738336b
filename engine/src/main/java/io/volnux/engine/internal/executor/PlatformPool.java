// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.spi.ExecutorProvider;
import io.volnux.engine.spi.TaskExecutor;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A bounded pool of platform threads: {@code threadpool} in scripts. Idle threads go after ten seconds. */
final class PlatformPool implements TaskExecutor {

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;

    private PlatformPool(int workers, String prefix) {
        this.pool = new ThreadPoolExecutor(
                workers,
                workers,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(prefix, 0).factory());
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** Makes pools from {@code max_workers} (default: available processors) and {@code thread_name_prefix}. */
    static final class Provider implements ExecutorProvider {

        @Override
        public String name() {
            return "threadpool";
        }

        @Override
        public TaskExecutor create(Map<String, @Nullable Object> config) {
            Object workers = config.get("max_workers");
            int count = workers == null ? Runtime.getRuntime().availableProcessors() : count(workers);
            Object prefix = config.get("thread_name_prefix");
            return new PlatformPool(count, prefix == null ? "volnux-pool-" : prefix.toString());
        }

        private static int count(Object workers) {
            if (workers instanceof Number number
                    && number.longValue() >= 1
                    && number.longValue() <= Integer.MAX_VALUE) {
                return number.intValue();
            }
            throw new IllegalArgumentException("max_workers must be a whole number of at least 1, got " + workers);
        }
    }
}
