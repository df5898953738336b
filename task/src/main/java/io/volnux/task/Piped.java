// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter that receives what was piped in ({@code |->}): the content of the only preceding result, a
 * {@link java.util.List} of the contents of several, or the {@link TaskResults} themselves. Contents are converted to
 * the declared type; a failed result among them makes the task fail, unless the parameter is {@link TaskResults}.
 *
 * <p>A task has at most one such parameter; more are refused when it is registered. If nothing is piped in, a collection
 * or an array is empty, an {@link java.util.Optional} too, and a parameter marked {@code @Nullable} is null; any other
 * parameter makes the task fail with a {@link ValueConversionException} that names its type. A content that is null
 * arrives as null, except in a primitive.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Piped {}
