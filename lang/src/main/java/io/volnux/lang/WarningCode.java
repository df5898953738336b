// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** What a compiler warning is about. */
public enum WarningCode {
    /** A directive that has no effect any more. */
    W_DEPRECATED_DIRECTIVE,
    /** A directive given twice; the last one wins. */
    W_DUP_DIRECTIVE,
    /** An unknown option key near a known one; it is kept as an extra. */
    W_NEAR_OPTION,
    /** An arm of a parallel stage asks for the inline executor and gets a virtual thread. */
    W_EXECUTOR_INLINE,
    /** Only deprecated versions of a task are registered. */
    W_DEPRECATED_TASK,
    /** What is piped into a task can certainly not become what the task wants. */
    W_PIPED_TYPE
}
