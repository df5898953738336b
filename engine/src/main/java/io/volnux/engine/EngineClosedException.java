// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.task.VolnuxException;

/** A run was asked of an engine that is closed or closing. */
public final class EngineClosedException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    EngineClosedException(String name) {
        super("engine %s is closed; build another one".formatted(name));
    }
}
