// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real OpenTelemetry Collector takes what is sent to it in every way that OTLP knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectorIT {
    private final Backends backends = Backends.start("collector", "collector");
    private final Received received = Received.by(backends);

    CollectorIT() throws IOException, InterruptedException {}

    @AfterAll
    void stop() throws IOException, InterruptedException {
        backends.stop();
    }

    List<Way> ways() {
        return Way.into(backends);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everySignalOfAPlainSdkArrives(Way way) throws Exception {
        var traceId = PlainSdk.send(way);

        var spans = received.spans(traceId, 2);
        assertThat(spans)
                .extracting(span -> span.path("name").asText())
                .containsExactlyInAnyOrder("Plain.parent", "Plain.child");
        assertThat(received.logs(traceId, 1)).hasSize(1);
        assertThat(received.metrics("plain.duration")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everySpanOfARunArrives(Way way) throws Exception {
        var run = TracedRun.of(way, "orders-etl");

        var spans = received.trace(run);
        assertThat(spans.misplaced()).isEmpty();
        assertThat(spans.root().path("name").asText()).isEqualTo("workflow.orders-etl");
        assertThat(Spans.attribute(spans.root(), "volnux.run.result")).isEqualTo("success");
        assertThat(spans.names()).containsAll(run.taskSpans()).contains("engine.execute", "flow.run", "task.attempt");
        assertThat(spans.named("task.execute:Price")).hasSize(40);
        assertThat(spans.traceId()).isEqualTo(run.traceId());
        assertThat(spans.all()).hasSize(run.spans("exported"));
        assertThat(run.spans("failed") + run.spans("dropped")).isZero();
    }

    @Test
    void aWideMapStaysWithinTheBudgetAndKeepsEveryFailure() throws Exception {
        var run = TracedRun.of(Way.http("HTTP", backends.value("collector.http")), "wide-map");
        var spans = received.trace(run);
        assertThat(spans.misplaced()).isEmpty();
        assertThat(spans.all()).hasSizeLessThanOrEqualTo(2_000 + 8);
        var fold = spans.named("task.fold:Convert").get(0);
        assertThat(Spans.attribute(fold, "volnux.fold.count")).isEqualTo("10000");
        assertThat(spans.named("task.execute:Convert").stream()
                        .filter(span -> span.path("status").path("code").asInt() == 2))
                .hasSize(8)
                .hasSize(Integer.parseInt(Spans.attribute(fold, "volnux.fold.failures")));
        assertThat(spans.all()).hasSize(run.spans("exported"));
        assertThat(run.spans("folded")).isBetween(8_000, 10_000);
    }

    @Test
    void thePortWithATokenRefusesWhoeverSendsNone() throws Exception {
        var answer = post(HttpClient.newHttpClient(), backends.value("collector.token.http"));
        assertThat(answer).isEqualTo(401);
    }

    @Test
    void thePortForKnownClientsRefusesWhoeverHasNoCertificate() throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(trusting()).build()) {
            assertThat(post(client, backends.value("collector.tls.http"))).isEqualTo(200);
            assertThatThrownBy(() -> post(client, backends.value("collector.mtls.http")))
                    .isInstanceOf(IOException.class);
        }
    }

    private static int post(HttpClient client, String endpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(endpoint + "/v1/traces"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"resourceSpans\":[]}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Trusts the authority that the script made, and shows no certificate of its own. */
    private SSLContext trusting() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var file = Files.newInputStream(Path.of(backends.value("tls.authority")))) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
