// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the task that a method or class provides. Without it the name is the method's with a capital first letter, or
 * the class's simple name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface TaskName {
    /** The name used in scripts; empty keeps the default. */
    String value() default "";

    /** The namespace, written {@code ns::Name} in scripts. */
    String namespace() default "local";

    /** The version, for registries that hold several. */
    String version() default "1.0.0";
}
