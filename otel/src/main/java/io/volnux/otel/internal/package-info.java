// SPDX-License-Identifier: Apache-2.0
/** Parts of the telemetry that know nothing of runs: texts, the clock, budgets, instruments. */
@NullMarked
package io.volnux.otel.internal;

import org.jspecify.annotations.NullMarked;
