// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter that receives the content of the latest result of the named task in this run; null if that task has
 * not run or failed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ResultOf {
    /** The task's name as spelled in the script. */
    String value();
}
