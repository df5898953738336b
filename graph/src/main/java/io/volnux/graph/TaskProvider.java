// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

/** Offers tasks to every registry that asks for discovered ones; found through {@link java.util.ServiceLoader}. */
public interface TaskProvider {

    /** Registers its tasks. */
    void register(TaskRegistry.Builder registry);
}
