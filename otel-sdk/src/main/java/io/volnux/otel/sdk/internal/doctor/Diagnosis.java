// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.doctor;

/**
 * Why something does not work, and what helps.
 *
 * @param cause what is wrong
 * @param cure what to do
 */
public record Diagnosis(String cause, String cure) {}
