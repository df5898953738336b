// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Sends through another sender and tells what happens. */
final class CountingGrpcSender implements GrpcSender {

    private final GrpcSender sender;
    private final Wire wire;

    CountingGrpcSender(GrpcSenderProvider provider, GrpcSenderConfig config, Wire wire) {
        this.sender = provider.createSender(new Config(config, wire));
        this.wire = wire;
    }

    @Override
    public void send(MessageWriter message, Consumer<GrpcResponse> onResponse, Consumer<Throwable> onError) {
        long bytes = message.getContentLength(); // now: the message is used again once it is sent
        sender.send(
                message,
                response -> {
                    wire.sent(bytes); // an answer is the proof
                    GrpcStatusCode code = response.getStatusCode();
                    String detail = response.getStatusDescription();
                    wire.answered(
                            "gRPC %s (%d)%s"
                                    .formatted(
                                            code,
                                            code.getValue(),
                                            detail == null || detail.isEmpty() ? "" : ": " + detail),
                            code == GrpcStatusCode.OK);
                    rejected(response);
                    onResponse.accept(response);
                },
                error -> {
                    wire.broken(error);
                    onError.accept(error);
                });
    }

    private void rejected(GrpcResponse response) {
        long items = PartialSuccess.rejected(response.getResponseMessage());
        if (items > 0) {
            wire.rejected(items);
        }
    }

    @Override
    public CompletableResultCode shutdown() {
        return sender.shutdown();
    }

    private record Config(GrpcSenderConfig config, Wire wire) implements GrpcSenderConfig {

        @Override
        public URI getEndpoint() {
            return config.getEndpoint();
        }

        @Override
        public String getFullMethodName() {
            return config.getFullMethodName();
        }

        @Override
        public @Nullable Compressor getCompressor() {
            return config.getCompressor();
        }

        @Override
        public Duration getTimeout() {
            return config.getTimeout();
        }

        @Override
        public Duration getConnectTimeout() {
            return config.getConnectTimeout();
        }

        @Override
        public Supplier<Map<String, List<String>>> getHeadersSupplier() {
            return config.getHeadersSupplier();
        }

        @Override
        public @Nullable RetryPolicy getRetryPolicy() {
            return Retries.heard(config.getRetryPolicy(), wire);
        }

        @Override
        public @Nullable SSLContext getSslContext() {
            return config.getSslContext();
        }

        @Override
        public @Nullable X509TrustManager getTrustManager() {
            return config.getTrustManager();
        }

        @Override
        public @Nullable ExecutorService getExecutorService() {
            return config.getExecutorService();
        }

        @Override
        public long getMaxResponseBodySize() {
            return config.getMaxResponseBodySize();
        }

        @Override
        public @Nullable List<String> getEnabledProtocols() {
            return config.getEnabledProtocols();
        }
    }
}
