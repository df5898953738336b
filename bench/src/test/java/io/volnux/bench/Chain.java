// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import io.volnux.task.RunResult;

/** A chain of tasks that do nothing, ready to run; on any copy of the engine. */
@FunctionalInterface
public interface Chain extends AutoCloseable {

    RunResult run();

    @Override
    default void close() {}
}
