// SPDX-License-Identifier: Apache-2.0
/** Applications that know nothing of telemetry, started under the agents. */
@NullMarked
package io.volnux.otel.agent.app;

import org.jspecify.annotations.NullMarked;
