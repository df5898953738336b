// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import io.opentelemetry.exporter.internal.marshal.Marshaler;
import io.opentelemetry.exporter.internal.otlp.logs.LogsRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.metrics.MetricsRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What would be sent by OTLP as protobuf. */
final class Bytes {

    private Bytes() {}

    static int ofTrace(Observed observed) {
        return TraceRequestMarshaler.create(observed.spans()).getBinarySerializedSize();
    }

    /** Everything that would be sent, as text in which every value can be found. */
    static String allOf(Observed observed) {
        return text(TraceRequestMarshaler.create(observed.spans()))
                + text(MetricsRequestMarshaler.create(observed.metrics()))
                + text(LogsRequestMarshaler.create(observed.logs()));
    }

    private static String text(Marshaler request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            request.writeBinaryTo(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
