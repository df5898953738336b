// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of a pipeline class as one of its inputs. The field's initialiser is the default; a field that is still
 * null when the pipeline is validated is an error, unless {@code required = false}. On a parameter of a task method it is
 * the input of that name, for code compiled without parameter names.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Input {
    /** The input's name; empty means the field's name. */
    String value() default "";

    /** Whether a value must be there. */
    boolean required() default true;

    /** One line for people, shown by tools. */
    String help() default "";

    /** Items per batch when the pipeline is a batch's template. */
    int batchSize() default 100;
}
