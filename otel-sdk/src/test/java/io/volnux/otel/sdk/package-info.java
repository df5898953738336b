/** Tests of the setup. */
@NullMarked
package io.volnux.otel.sdk;

import org.jspecify.annotations.NullMarked;
