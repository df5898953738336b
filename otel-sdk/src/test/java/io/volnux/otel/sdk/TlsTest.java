// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who trusts whom, by the options of a configuration. */
class TlsTest {

    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private final HeldCertificate server = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(authority)
            .build();
    private final HeldCertificate client =
            new HeldCertificate.Builder().signedBy(authority).build();

    @TempDir
    private Path folder = Path.of("");

    private Path trusted = Path.of("");
    private Path key = Path.of("");
    private Path certificate = Path.of("");

    @BeforeEach
    void write() throws IOException {
        trusted = Files.writeString(folder.resolve("trusted.pem"), authority.certificatePem());
        key = Files.writeString(folder.resolve("client.key"), client.privateKeyPkcs8Pem());
        certificate = Files.writeString(folder.resolve("client.pem"), client.certificatePem());
    }

    @AfterEach
    void end() {
        VolnuxTracer left = VolnuxTracer.getInstance();
        if (left != null) {
            left.shutdown(Duration.ofSeconds(1));
        }
    }

    private SSLSocketFactory certificates() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(server)
                .addTrustedCertificate(authority.certificate())
                .build()
                .sslSocketFactory();
    }

    private static TelemetryStats send(VolnuxTracerConfig.Builder config, Map<String, String> variables) {
        VolnuxTracer tracer =
                VolnuxTracer.initialize(config.metrics(false).build(), new Surroundings(variables, Map.of()));
        tracer.openTelemetry()
                .getTracer("test")
                .spanBuilder("secret")
                .startSpan()
                .end();
        return tracer.shutdown(Duration.ofSeconds(5));
    }

    private static VolnuxTracerConfig.Builder to(OtlpReceiver receiver) {
        return VolnuxTracerConfig.builder().otlpEndpoint(receiver.endpoint());
    }

    private static void assertArrived(OtlpReceiver receiver, TelemetryStats stats) {
        assertThat(receiver.spanNames()).containsExactly("secret");
        assertThat(stats.exported()).isEqualTo(1);
        assertThat(stats.failed() + stats.dropped()).isZero();
    }

    private static void assertLost(OtlpReceiver receiver, TelemetryStats stats) {
        assertThat(receiver.requests()).isEmpty();
        assertThat(stats.exported()).isZero();
        assertThat(stats.failed() + stats.dropped()).isEqualTo(1);
    }

    @Test
    void whoIsTrustedGetsSpansByGrpc() {
        try (OtlpReceiver receiver = OtlpReceiver.tls(certificates(), false)) {
            assertArrived(receiver, send(to(receiver).trustedCertificates(trusted), Map.of()));
        }
    }

    @Test
    void whoIsTrustedGetsSpansByHttp() {
        try (OtlpReceiver receiver = OtlpReceiver.https(certificates(), false)) {
            assertArrived(
                    receiver, send(to(receiver).trustedCertificates(trusted).protocol("http/protobuf"), Map.of()));
            assertThat(receiver.requests().get(0).path()).isEqualTo("/v1/traces");
        }
    }

    @Test
    void whoIsNotTrustedGetsNothing() {
        try (OtlpReceiver receiver = OtlpReceiver.tls(certificates(), false)) {
            assertLost(receiver, send(to(receiver), Map.of()));
        }
    }

    @Test
    void whoWantsToKnowItsClientsIsShownTheCertificate() {
        try (OtlpReceiver grpc = OtlpReceiver.tls(certificates(), true);
                OtlpReceiver http = OtlpReceiver.https(certificates(), true)) {
            assertArrived(grpc, send(identified(to(grpc)), Map.of()));
            assertArrived(http, send(identified(to(http)).protocol("http/protobuf"), Map.of()));
        }
    }

    private VolnuxTracerConfig.Builder identified(VolnuxTracerConfig.Builder config) {
        return config.trustedCertificates(trusted).clientKey(key).clientCertificate(certificate);
    }

    @Test
    void whoWantsToKnowItsClientsTakesNothingFromStrangers() {
        try (OtlpReceiver receiver = OtlpReceiver.tls(certificates(), true)) {
            assertLost(receiver, send(to(receiver).trustedCertificates(trusted), Map.of()));
        }
    }

    @Test
    void theVariablesOfOpenTelemetryDoTheSame() {
        try (OtlpReceiver receiver = OtlpReceiver.tls(certificates(), true)) {
            assertArrived(
                    receiver,
                    send(
                            VolnuxTracerConfig.builder(),
                            Map.of(
                                    "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(),
                                    "OTEL_EXPORTER_OTLP_CERTIFICATE", trusted.toString(),
                                    "OTEL_EXPORTER_OTLP_CLIENT_KEY", key.toString(),
                                    "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", certificate.toString())));
        }
    }

    @Test
    void aTempoBehindTlsIsTrustedByTheSameOptions() {
        try (OtlpReceiver receiver = OtlpReceiver.tls(certificates(), true)) {
            assertArrived(
                    receiver,
                    send(identified(VolnuxTracerConfig.builder().tempoEndpoint(receiver.endpoint())), Map.of()));
        }
    }

    @Test
    void whatOpenTelemetryDoesNotTakeIsTheUsersMistake() {
        assertThatThrownBy(() -> send(VolnuxTracerConfig.builder(), Map.of("OTEL_TRACES_SAMPLER", "sometimes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("settings of OpenTelemetry must be usable", "sometimes");
        assertThatThrownBy(() -> send(VolnuxTracerConfig.builder(), Map.of("OTEL_TRACES_EXPORTER", "pigeon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("exporter must be one of");
    }

    @Test
    void aKeyThatIsNoneIsToldAtTheStartWithoutShowingIt() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.key"), "-----BEGIN hush-----\n");
        try (OtlpReceiver receiver = OtlpReceiver.tls(certificates(), true)) {
            assertThatThrownBy(() -> send(identified(to(receiver)).clientKey(broken), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("settings of %s must be usable, got '", receiver.endpoint())
                    .hasMessageNotContaining("hush");
            assertThat(VolnuxTracer.getInstance()).isNull();
            assertThatThrownBy(() -> send(identified(to(receiver)).clientKey(folder.resolve("none.key")), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("none.key");
            assertThat(Doctor.examine(
                                    identified(to(receiver)).clientKey(broken).build(),
                                    new Surroundings(Map.of(), Map.of()))
                            .text())
                    .contains("must be usable")
                    .doesNotContain("hush");
        }
    }
}
