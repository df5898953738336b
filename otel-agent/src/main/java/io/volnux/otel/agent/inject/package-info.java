// SPDX-License-Identifier: Apache-2.0
/** What lives in the application's class loader, beside the engine: it knows the engine, and the agent not at all. */
@NullMarked
package io.volnux.otel.agent.inject;

import org.jspecify.annotations.NullMarked;
