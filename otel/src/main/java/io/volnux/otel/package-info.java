// SPDX-License-Identifier: Apache-2.0
/** Volnux's telemetry for applications: observations become spans and metrics; needs the OpenTelemetry API only. */
@NullMarked
package io.volnux.otel;

import org.jspecify.annotations.NullMarked;
