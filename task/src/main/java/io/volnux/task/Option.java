// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter that receives an option written at the task in the script, {@code Clean[threshold=0.5]}; null (or
 * the type's zero) if it is not written.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Option {
    /** The option's key. */
    String value();
}
