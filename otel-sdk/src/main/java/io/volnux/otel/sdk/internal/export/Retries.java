// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Tries again as the SDK does, but tells each failure at once and ends with the telemetry. */
final class Retries {

    private Retries() {}

    static @Nullable RetryPolicy heard(@Nullable RetryPolicy policy, Wire wire) {
        if (policy == null) {
            return null;
        }
        return policy.toBuilder()
                .setRetryExceptionPredicate(error -> {
                    wire.stumbled(error);
                    boolean passing = error instanceof SocketException
                            || error instanceof SocketTimeoutException
                            || error instanceof UnknownHostException;
                    return passing && wire.mayRetry();
                })
                .build();
    }
}
