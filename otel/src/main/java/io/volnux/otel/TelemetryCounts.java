// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

/**
 * What telemetry made of the runs so far.
 *
 * @param runs runs that were traced, sampled or not
 * @param spans recording spans started
 * @param folded executions that got no span of their own because the budget was used up
 */
public record TelemetryCounts(long runs, long spans, long folded) {}
