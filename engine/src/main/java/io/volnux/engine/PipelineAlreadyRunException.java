// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.task.VolnuxException;

/** A pipeline instance was started a second time; ask for it with {@link Pipeline#forceRerun()}, or make a new one. */
public final class PipelineAlreadyRunException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    PipelineAlreadyRunException(String name) {
        super("pipeline %s has run already; call forceRerun() first, or make a new instance".formatted(name));
    }
}
