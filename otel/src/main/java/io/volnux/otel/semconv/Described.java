// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.semconv;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a name means; the reference is made of it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Described {

    /** One sentence without a full stop. */
    String value();

    /** Where it is found: names of spans, events, links or metrics, or the resource. */
    String on() default "";
}
