// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

/** How long a run keeps what its tasks returned. */
public enum Retention {
    /** Every content, until the run's result is released. The default. */
    ALL,
    /** Only what a later stage can still receive, and the last stage's. */
    LAST
}
