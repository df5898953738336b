// SPDX-License-Identifier: Apache-2.0
/** Exporters that count what they send and say truthfully what became of it. */
@NullMarked
package io.volnux.otel.sdk.internal.export;

import org.jspecify.annotations.NullMarked;
