// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.time.Duration;

/** A task, stage or run took longer than its limit. */
public final class TaskTimeoutException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    private final Duration limit;

    public TaskTimeoutException(String message, Duration limit) {
        super(message);
        this.limit = limit;
    }

    /** The limit that was exceeded. */
    public Duration limit() {
        return limit;
    }
}
