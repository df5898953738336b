// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.RetryPolicy;

/**
 * What the surroundings bring into a graph.
 *
 * @param defaultRetry policy that a factor in the script starts from when the task has none of its own
 */
public record CompileOptions(RetryPolicy defaultRetry) {

    /** The product's defaults. */
    public static CompileOptions standard() {
        return new CompileOptions(RetryPolicy.ofDefaults());
    }
}
