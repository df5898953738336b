// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import org.jspecify.annotations.Nullable;

/**
 * One setting: what is written and what it comes to.
 *
 * @param key the option's name; {@code retry_attempts} for a factor
 * @param expression as written
 * @param value resolved: {@code String}, {@code Long}, {@code Double}, {@code Boolean}, null, or an unmodifiable {@code List} or {@code Map} of
 *     such; the texts of {@code result_evaluation_strategy} and {@code stop_condition} are in upper case
 * @param keyPosition where the key begins; for a factor its {@code *}
 * @param valuePosition where the value begins
 */
public record Option(
        String key, Expression expression, @Nullable Object value, Position keyPosition, Position valuePosition) {}
