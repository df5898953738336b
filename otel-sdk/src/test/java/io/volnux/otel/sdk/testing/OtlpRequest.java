// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.testing;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import okio.GzipSource;
import okio.Okio;

/**
 * One request as it came.
 *
 * @param path of the request
 * @param headers in lower case, the last value of each
 * @param compressed whether the body was compressed with gzip
 * @param bytes size of the body on the wire
 * @param message the body, uncompressed and without gRPC's frame
 */
public record OtlpRequest(
        String path, Map<String, String> headers, boolean compressed, long bytes, ByteString message) {

    /** What a request carries. */
    public enum Signal {
        TRACES,
        METRICS,
        LOGS,
        UNKNOWN
    }

    static OtlpRequest read(RecordedRequest request, boolean grpc) {
        Map<String, String> headers = new HashMap<>();
        request.getHeaders().forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
        ByteString body = request.getBody() == null ? ByteString.EMPTY : request.getBody();
        boolean compressed;
        ByteString message = body;
        if (grpc) {
            compressed = body.size() > 4 && body.getByte(0) == 1;
            message = body.size() > 4 ? body.substring(5) : body;
        } else {
            compressed = "gzip".equals(headers.get("content-encoding"));
        }
        return new OtlpRequest(
                request.getUrl().encodedPath(),
                headers,
                compressed,
                body.size(),
                compressed ? uncompressed(message) : message);
    }

    private static ByteString uncompressed(ByteString body) {
        try (var source = Okio.buffer(new GzipSource(new Buffer().write(body)))) {
            return source.readByteString();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What it carries, told from the path. */
    public Signal signal() {
        return switch (path) {
            case "/v1/traces", "/opentelemetry.proto.collector.trace.v1.TraceService/Export" -> Signal.TRACES;
            case "/v1/metrics", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" -> Signal.METRICS;
            case "/v1/logs", "/opentelemetry.proto.collector.logs.v1.LogsService/Export" -> Signal.LOGS;
            default -> Signal.UNKNOWN;
        };
    }

    List<ResourceSpans> traces() throws IOException {
        return ExportTraceServiceRequest.parseFrom(message.asByteBuffer()).getResourceSpansList();
    }

    List<ResourceMetrics> metrics() throws IOException {
        return ExportMetricsServiceRequest.parseFrom(message.asByteBuffer()).getResourceMetricsList();
    }

    List<ResourceLogs> logs() throws IOException {
        return ExportLogsServiceRequest.parseFrom(message.asByteBuffer()).getResourceLogsList();
    }
}
