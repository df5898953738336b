// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.batch;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Cuts the value of a field into batches. */
@FunctionalInterface
public interface BatchProcessor {

    /**
     * The batches of a value.
     *
     * @param value the field's value
     * @param size items wanted per batch
     */
    Iterator<? extends @Nullable Object> batches(Object value, int size);
}
