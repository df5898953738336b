// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

/**
 * One thing the doctor found.
 *
 * @param severity how bad it is
 * @param subject what it is about, such as an end point
 * @param cause what was seen
 * @param cure what to do, empty when nothing is to be done
 */
public record Finding(Severity severity, String subject, String cause, String cure) {

    /** How bad it is. */
    public enum Severity {
        /** Works. */
        OK,
        /** Worth knowing. */
        INFO,
        /** Probably not what is wanted. */
        WARNING,
        /** Telemetry is lost. */
        ERROR
    }
}
