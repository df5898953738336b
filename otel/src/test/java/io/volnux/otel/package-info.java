// SPDX-License-Identifier: Apache-2.0
/** What is emitted, compared with the telemetry contract. */
@NullMarked
package io.volnux.otel;

import org.jspecify.annotations.NullMarked;
