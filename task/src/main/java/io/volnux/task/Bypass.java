// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import org.jspecify.annotations.Nullable;

/**
 * Answer of {@link Task#bypass}: whether the work can be skipped, and with what content.
 *
 * @param skipped whether {@link Task#process} is skipped
 * @param value the content of the result when skipped
 */
public record Bypass<T extends @Nullable Object>(
        boolean skipped, @Nullable T value) {

    /** Do the work. */
    public static <T extends @Nullable Object> Bypass<T> no() {
        return new Bypass<>(false, null);
    }

    /** Skip the work: the result is a success with this content, marked as bypassed. */
    public static <T extends @Nullable Object> Bypass<T> with(T value) {
        return new Bypass<>(true, value);
    }
}
