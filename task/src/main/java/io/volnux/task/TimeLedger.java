// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/**
 * Where the time of one execution went, all in nanoseconds. {@code ready}, {@code started} and {@code ended} count from
 * the start of the run, and {@code ready + queue + run + backoff = ended} holds exactly.
 *
 * @param ready when all dependencies were done
 * @param started start of the first attempt (or of the bypass check)
 * @param ended end of the execution
 * @param run time spent in attempts, hooks and the bypass check
 * @param backoff time spent waiting on purpose between attempts
 */
public record TimeLedger(long ready, long started, long ended, long run, long backoff) {

    /** Time spent waiting for a worker, before the first attempt and between attempts. */
    public long queue() {
        return ended - ready - run - backoff;
    }
}
