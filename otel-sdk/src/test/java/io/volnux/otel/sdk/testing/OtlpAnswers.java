// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.testing;

import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okio.Buffer;

/** What the receiver says, in the words of each protocol. */
final class OtlpAnswers {

    /** Never sent while the receiver lives. */
    static final MockResponse HANGING = http(503);

    private static final int UNIMPLEMENTED = 12;

    private OtlpAnswers() {}

    static MockResponse of(OtlpReceiver.Answer answer, boolean grpc, boolean known) {
        if (answer == OtlpReceiver.Answer.HANG) {
            return HANGING;
        }
        if (!known) {
            return grpc ? status(UNIMPLEMENTED, "unknown service") : http(404);
        }
        return switch (answer) {
            case ACCEPT -> grpc ? status(0, "") : http(200);
            case REFUSE -> grpc ? status(13, "refused by the test") : http(400);
            case BUSY -> grpc ? status(14, "busy") : http(503);
            case UNAUTHENTICATED -> grpc ? status(16, "who are you") : http(401);
            case HANG -> throw new IllegalStateException("answered above");
        };
    }

    private static MockResponse http(int code) {
        return new MockResponse.Builder()
                .code(code)
                .setHeader("content-type", "application/x-protobuf")
                .body(new Buffer())
                .build();
    }

    private static MockResponse status(int code, String message) {
        return new MockResponse.Builder()
                .code(200)
                .setHeader("content-type", "application/grpc")
                .body(new Buffer().write(new byte[code == 0 ? 5 : 0]))
                .trailers(Headers.of("grpc-status", Integer.toString(code), "grpc-message", message))
                .build();
    }
}
