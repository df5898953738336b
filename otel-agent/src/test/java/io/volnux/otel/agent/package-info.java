// SPDX-License-Identifier: Apache-2.0
/** The extension in real agents, each in a JVM of its own. */
@NullMarked
package io.volnux.otel.agent;

import org.jspecify.annotations.NullMarked;
