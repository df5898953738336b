// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import org.jspecify.annotations.Nullable;

/** Root of what this library throws, apart from argument checks and script diagnostics. */
public abstract class VolnuxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected VolnuxException(String message) {
        super(message);
    }

    protected VolnuxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
