// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import org.jspecify.annotations.Nullable;

/** Work set up on one engine, ready to be done as often as asked. */
@FunctionalInterface
public interface Workload extends AutoCloseable {

    /** Does the work once; what it gives is the same on every engine. */
    @Nullable
    Object run() throws Exception;

    @Override
    default void close() throws Exception {}
}
