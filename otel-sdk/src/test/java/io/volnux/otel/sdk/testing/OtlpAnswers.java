// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.testing;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okio.Buffer;

/** What the receiver says, in the words of each protocol. */
final class OtlpAnswers {

    /** Never sent while the receiver lives. */
    static final MockResponse HANGING = http(503);

    private static final byte[] ALL_BUT_TWO = ExportTraceServiceResponse.newBuilder()
            .setPartialSuccess(
                    ExportTracePartialSuccess.newBuilder().setRejectedSpans(2).setErrorMessage("two too many"))
            .build()
            .toByteArray();
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
            case ACCEPT -> grpc ? status(0, "", new byte[0]) : http(200, new byte[0]);
            case PARTLY -> grpc ? status(0, "", ALL_BUT_TWO) : http(200, ALL_BUT_TWO);
            case REFUSE -> grpc ? status(13, "refused by the test") : http(400);
            case BUSY -> grpc ? status(14, "busy") : http(503);
            case UNAUTHENTICATED -> grpc ? status(16, "who are you") : http(401);
            case HANG -> throw new IllegalStateException("answered above");
        };
    }

    private static MockResponse http(int code) {
        return http(code, new byte[0]);
    }

    private static MockResponse http(int code, byte[] message) {
        return new MockResponse.Builder()
                .code(code)
                .setHeader("content-type", "application/x-protobuf")
                .body(new Buffer().write(message))
                .build();
    }

    private static MockResponse status(int code, String message) {
        return trailers(code, message, new Buffer());
    }

    private static MockResponse status(int code, String message, byte[] answer) {
        return trailers(
                code, message, new Buffer().writeByte(0).writeInt(answer.length).write(answer));
    }

    private static MockResponse trailers(int code, String message, Buffer body) {
        return new MockResponse.Builder()
                .code(200)
                .setHeader("content-type", "application/grpc")
                .body(body)
                .trailers(Headers.of("grpc-status", Integer.toString(code), "grpc-message", message))
                .build();
    }
}
