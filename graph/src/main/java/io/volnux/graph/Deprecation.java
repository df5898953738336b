// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import org.jspecify.annotations.Nullable;

/**
 * Why a version of a task should no longer be used.
 *
 * @param reason why
 * @param replacement what to use instead, null if nothing
 * @param endOfLife when it goes, null if unknown
 */
public record Deprecation(
        String reason,
        @Nullable String replacement,
        @Nullable String endOfLife) {}
