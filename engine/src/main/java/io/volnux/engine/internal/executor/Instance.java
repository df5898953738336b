// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.task.TaskResults;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a meta event.
 *
 * @param index number among its instances, from 0
 * @param item its item; for a batch, the list of items
 * @param accumulator the value so far, in REDUCE
 * @param received makes its items as results, for those few tasks that ask for them
 */
public record Instance(
        int index, @Nullable Object item, @Nullable Object accumulator, Supplier<TaskResults> received) {}
