// SPDX-License-Identifier: Apache-2.0
/** Log lines and traces point at each other; only with Logback on the class path. */
@NullMarked
package io.volnux.otel.sdk.internal.logs;

import org.jspecify.annotations.NullMarked;
