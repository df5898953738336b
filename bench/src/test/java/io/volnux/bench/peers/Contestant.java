// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

/** Who does the work. */
public enum Contestant {
    VOLNUX,
    LITEFLOW,
    CAMEL,
    DEXECUTOR,
    LANGGRAPH4J,
    /** Plain calls of lambdas. */
    CALLS,
    /** A virtual thread per task. */
    VIRTUAL_THREADS,
    /** Completable futures on virtual threads. */
    COMPLETABLE_FUTURES,
    /** As many virtual threads as a map is wide, which take the next item until none is left. */
    VIRTUAL_WORKERS;

    /**
     * The work, set up on this one.
     *
     * @throws IllegalArgumentException if it has nothing that does such work
     */
    public Workload open(Work work) throws Exception {
        return switch (this) {
            case VOLNUX -> new OnVolnux(work);
            case LITEFLOW -> new OnLiteFlow(work);
            case CAMEL -> new OnCamel(work);
            case DEXECUTOR -> new OnDexecutor(work);
            case LANGGRAPH4J -> new OnLangGraph4j(work);
            case CALLS -> ByHand.calls(work);
            case VIRTUAL_THREADS -> ByHand.virtualThreads(work);
            case COMPLETABLE_FUTURES -> ByHand.completableFutures(work);
            case VIRTUAL_WORKERS -> ByHand.virtualWorkers(work);
        };
    }

    /** What a figure of it includes that those of others do not; nothing for most. */
    public String note() {
        return switch (this) {
            case DEXECUTOR -> "an instance is for one run, so that filling and validating its graph is in every run";
            case VOLNUX, LITEFLOW, CAMEL, LANGGRAPH4J, CALLS, VIRTUAL_THREADS, COMPLETABLE_FUTURES, VIRTUAL_WORKERS ->
                "";
        };
    }
}
