// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** Whether a script may come back to a task it has already run. */
public enum Mode {
    /** Control-flow graph: tasks may be used again, also in a circle. */
    CFG,
    /** Directed acyclic graph: a circle is a compile error. */
    DAG
}
