// SPDX-License-Identifier: Apache-2.0
/** Every name that telemetry emits, with its meaning: the source of the generated reference. */
@NullMarked
package io.volnux.otel.semconv;

import org.jspecify.annotations.NullMarked;
