// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.task.Outcome;
import org.jspecify.annotations.Nullable;

/** A call into code of the user. */
@FunctionalInterface
interface UserCode {
    @Nullable
    Outcome<?> call() throws Exception;
}
