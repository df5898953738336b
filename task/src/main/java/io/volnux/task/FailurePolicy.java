// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/** What a chain does after a stage failed and nothing handled it. */
public enum FailurePolicy {
    /** The chain ends there; an unhandled failure makes the run FAILED. The default. */
    STOP,
    /** The chain goes on; the run is COMPLETED with the result word {@code partial}. */
    CONTINUE
}
