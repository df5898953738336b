// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import org.jspecify.annotations.Nullable;

/** What stands before the chain: a directive or a variable. */
public sealed interface Declaration {
    /** Returns the name without the {@code @}. */
    String name();

    /** Returns where the {@code @} stands. */
    Position position();

    /**
     * {@code @name: value}.
     *
     * @param value the value's text, without quotes, in the letters written
     */
    record Directive(String name, String value, Position position) implements Declaration {}

    /**
     * {@code @name = expression}.
     *
     * @param value resolved, see {@link Option#value()}
     */
    record Variable(
            String name, Expression expression, @Nullable Object value, Position position) implements Declaration {}
}
