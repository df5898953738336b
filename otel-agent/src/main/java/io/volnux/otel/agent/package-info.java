// SPDX-License-Identifier: Apache-2.0
/** Extension of the OpenTelemetry Java agent; lives in the agent's class loader and puts telemetry into the application's. */
@NullMarked
package io.volnux.otel.agent;

import org.jspecify.annotations.NullMarked;
