// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import org.jspecify.annotations.Nullable;

/** A meta event failed: too many of its instances did. The cause is the exception of the first item that failed
 * with one. */
public final class MetaEventException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    private final transient MetaCounts counts;

    public MetaEventException(String message, MetaCounts counts, @Nullable Throwable cause) {
        super(message, cause);
        this.counts = counts;
    }

    /** How the instances ended, with per-item errors. */
    public MetaCounts counts() {
        return counts;
    }
}
