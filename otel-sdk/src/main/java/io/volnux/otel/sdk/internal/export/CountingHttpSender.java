// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.common.export.ProxyOptions;
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
final class CountingHttpSender implements HttpSender {

    private final HttpSender sender;
    private final Wire wire;

    CountingHttpSender(HttpSenderProvider provider, HttpSenderConfig config, Wire wire) {
        this.sender = provider.createSender(new Config(config, wire));
        this.wire = wire;
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
        long bytes = message.getContentLength(); // now: the message is used again once it is sent
        sender.send(
                message,
                response -> {
                    wire.sent(bytes); // an answer is the proof
                    int code = response.getStatusCode();
                    String detail = response.getStatusMessage();
                    wire.answered(
                            "HTTP " + code + (detail == null || detail.isEmpty() ? "" : " " + detail),
                            code >= 200 && code < 300);
                    rejected(response);
                    onResponse.accept(response);
                },
                error -> {
                    wire.broken(error);
                    onError.accept(error);
                });
    }

    private void rejected(HttpResponse response) {
        long items = PartialSuccess.rejected(response.getResponseBody());
        if (items > 0) {
            wire.rejected(items);
        }
    }

    @Override
    public CompletableResultCode shutdown() {
        return sender.shutdown();
    }

    private record Config(HttpSenderConfig config, Wire wire) implements HttpSenderConfig {

        @Override
        public URI getEndpoint() {
            return config.getEndpoint();
        }

        @Override
        public String getContentType() {
            return config.getContentType();
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
        public @Nullable ProxyOptions getProxyOptions() {
            return config.getProxyOptions();
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
