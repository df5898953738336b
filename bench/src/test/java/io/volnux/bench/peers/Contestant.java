// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

/** Who does the work. */
public enum Contestant {
    VOLNUX,
    LITEFLOW,
    CAMEL,
    /** Plain calls of lambdas. */
    CALLS,
    /** A virtual thread per task. */
    VIRTUAL_THREADS,
    /** Completable futures on virtual threads. */
    COMPLETABLE_FUTURES;

    /** The work, set up on this one. */
    public Workload open(Work work) throws Exception {
        return switch (this) {
            case VOLNUX -> new OnVolnux(work);
            case LITEFLOW -> new OnLiteFlow(work);
            case CAMEL -> new OnCamel(work);
            case CALLS -> ByHand.calls(work);
            case VIRTUAL_THREADS -> ByHand.virtualThreads(work);
            case COMPLETABLE_FUTURES -> ByHand.completableFutures(work);
        };
    }
}
