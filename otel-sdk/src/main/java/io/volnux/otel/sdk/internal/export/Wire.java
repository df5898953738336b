// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

/** Hears what happens between an exporter and its end point. */
public interface Wire {

    /** Whether a request that failed may be tried again. */
    boolean mayRetry();

    /** A request of this size was answered. */
    void sent(long bytes);

    /** The end point answered. */
    void answered(String status, boolean success);

    /** The end point took the request, but not all of it. */
    default void rejected(long items) {}

    /** No answer could be had, this time; perhaps at the next try. */
    void stumbled(Throwable cause);

    /** No answer could be had. */
    void broken(Throwable cause);
}
