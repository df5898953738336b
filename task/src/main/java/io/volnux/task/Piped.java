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
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Piped {}
