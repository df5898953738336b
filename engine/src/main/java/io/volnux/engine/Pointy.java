// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The script of a {@link Pipeline} class, in the annotation itself or in a file. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Pointy {
    /** Script text; empty if the script is in a file. */
    String value() default "";

    /** A script file, or a directory in which {@code <ClassName>.pty} is looked for; empty for none. */
    String file() default "";
}
