// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.engine.internal.run.Run;
import io.volnux.engine.spi.ExecutorProvider;
import io.volnux.engine.spi.TaskExecutor;
import io.volnux.task.SecretNames;
import io.volnux.task.SecretValues;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The executors of one engine, made when first asked for, shared by name and configuration. Thread-safe. */
public final class Pools implements Run.ExecutorLookup, AutoCloseable {

    private static final List<String> BUILT_IN = List.of("inline", "virtual");

    private final Map<String, ExecutorProvider> providers = new LinkedHashMap<>();
    private final Set<String> names;
    private final ReentrantLock lock = new ReentrantLock();

    // guarded by lock
    private final Map<Key, TaskExecutor> executors = new HashMap<>();
    private boolean closed;

    private record Key(String name, Map<String, @Nullable Object> config) {}

    public Pools(List<ExecutorProvider> providers) {
        ExecutorProvider own = new PlatformPool.Provider();
        this.providers.put(own.name(), own);
        providers.forEach(provider -> this.providers.put(provider.name().toLowerCase(Locale.ROOT), provider));
        Set<String> all = new LinkedHashSet<>(BUILT_IN);
        all.addAll(this.providers.keySet());
        this.names = Collections.unmodifiableSet(all);
    }

    /** Names a script may ask for. */
    public Set<String> names() {
        return names;
    }

    @Override
    public TaskExecutor find(String name, Map<String, @Nullable Object> config) {
        ExecutorProvider provider = providers.get(name);
        if (provider == null) {
            throw new RejectedExecutionException("executor '%s' does not exist, known: %s".formatted(name, names()));
        }
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("the engine is closed");
            }
            TaskExecutor executor = executors.computeIfAbsent(new Key(name, config), ignored -> made(provider, config));
            if (executor == null) {
                throw new RejectedExecutionException(
                        "provider of executor '%s' must make an executor, got null".formatted(name));
            }
            return executor;
        } catch (IllegalArgumentException wrong) {
            String why = SecretValues.of(config).scrub(String.valueOf(wrong.getMessage()));
            throw new RejectedExecutionException(
                    "executor '%s' cannot be made from %s: %s".formatted(name, SecretNames.masked(config), why), wrong);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("NullAway") // users' providers return null, whatever their type says
    private static @Nullable TaskExecutor made(ExecutorProvider provider, Map<String, @Nullable Object> config) {
        return provider.create(config);
    }

    /** One that cannot be closed does not keep the others open. */
    private static void close(TaskExecutor executor) {
        try {
            executor.close();
        } catch (RuntimeException broken) {
            log().log(
                            System.Logger.Level.WARNING,
                            "an executor could not be closed: " + Failures.message(Failures.speakable(broken)));
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            executors.values().forEach(Pools::close);
            executors.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Looked for when there is something to say: the platform opens every jar of the class path for its first logger. */
    private static System.Logger log() {
        return System.getLogger("io.volnux.engine");
    }
}
