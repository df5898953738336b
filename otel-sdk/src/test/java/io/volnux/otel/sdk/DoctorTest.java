// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.engine.spi.TimeSource;
import io.volnux.otel.sdk.Finding.Severity;
import io.volnux.otel.sdk.testing.OtlpReceiver;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static DoctorReport examine(VolnuxTracerConfig.Builder config) {
        long before = TimeSource.system().nanoTime();
        DoctorReport report = Doctor.examine(config.build(), new Surroundings(Map.of(), Map.of()));
        assertThat(Duration.ofNanos(TimeSource.system().nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
        return report;
    }

    private static VolnuxTracerConfig.Builder to(String endpoint) {
        return VolnuxTracerConfig.builder().otlpEndpoint(endpoint).metrics(false);
    }

    private static void assertError(DoctorReport report, String cause, String cure) {
        assertThat(report.healthy()).isFalse();
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .first()
                .satisfies(finding -> {
                    assertThat(finding.cause()).contains(cause);
                    assertThat(finding.cure()).contains(cure);
                });
    }

    @Test
    void aSignalThatIsNotSentIsNamed() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            assertThat(examine(to(receiver.endpoint())).facts()).anyMatch(fact -> fact.startsWith("logs: not sent; "));
            assertThat(examine(to(receiver.endpoint()).logs(true)).facts())
                    .noneMatch(fact -> fact.startsWith("logs: not sent"));
        }
    }

    @Test
    void aHealthyEndpointGetsOneProbeOfEachSignal() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            DoctorReport report = examine(VolnuxTracerConfig.builder()
                    .otlpEndpoint(receiver.endpoint())
                    .logs(true));
            assertThat(report.healthy()).isTrue();
            assertThat(report.findings())
                    .filteredOn(finding -> finding.severity() == Severity.OK)
                    .hasSize(3)
                    .allSatisfy(finding -> assertThat(finding.cause()).startsWith("gRPC OK (0) in "));
            assertThat(receiver.spanNames()).containsExactly("volnux.doctor");
            assertThat(receiver.metrics()).isNotEmpty();
            assertThat(receiver.logs()).hasSize(1);
            assertThat(report.text()).contains("sampler: parent-based ratio 1.0, keep: all", receiver.endpoint());
        }
    }

    @Test
    void httpWorksToo() {
        try (OtlpReceiver receiver = OtlpReceiver.http()) {
            DoctorReport report = examine(to(receiver.endpoint()).protocol("http/protobuf"));
            assertThat(report.text()).contains("HTTP 200");
            assertThat(report.healthy()).isTrue();
        }
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertError(examine(to("http://localhost:" + port)), "nothing listens at localhost:" + port, "start");
    }

    @Test
    void grpcSpokenToAnHttpPort() {
        try (OtlpReceiver receiver = OtlpReceiver.http()) {
            assertError(
                    examine(to(receiver.endpoint())),
                    "gRPC is spoken to an HTTP port",
                    "set protocol to http/protobuf");
        }
    }

    @Test
    void httpSpokenToAGrpcPort() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            assertError(
                    examine(to(receiver.endpoint()).protocol("http/protobuf")),
                    "HTTP is spoken to a gRPC port",
                    "set protocol to grpc");
        }
    }

    @Test
    void aBlackHole() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertError(
                    examine(to("http://localhost:" + silent.getLocalPort())),
                    "takes connections and never answers",
                    "check that an OTLP receiver");
        }
    }

    @Test
    void whoAreYou() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc().answer(OtlpReceiver.Answer.UNAUTHENTICATED)) {
            assertError(examine(to(receiver.endpoint())), "UNAUTHENTICATED (16): who are you", "set headers");
        }
    }

    @Test
    void tlsMismatches(@TempDir Path folder) throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HandshakeCertificates server =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        Path trusted = Files.writeString(folder.resolve("trusted.pem"), certificate.certificatePem());
        try (OtlpReceiver receiver = OtlpReceiver.tls(server.sslSocketFactory(), false);
                OtlpReceiver plain = OtlpReceiver.grpc()) {
            assertThat(examine(to(receiver.endpoint()).trustedCertificates(trusted))
                            .text())
                    .contains("gRPC OK (0)");
            assertError(examine(to(receiver.endpoint())), "is not trusted", "set trustedCertificates");
            assertError(examine(to("http://localhost:" + receiver.port())), "wants TLS", "write https://");
            assertError(examine(to("https://localhost:" + plain.port())), "speaks no TLS", "write http://");
        }
    }

    @Test
    void settingsThatSendNothing() {
        try (OtlpReceiver receiver = OtlpReceiver.grpc()) {
            assertError(examine(to(receiver.endpoint()).sampleRate(0)), "the rate is 0", "raise sampleRate");
            assertError(examine(to("ftp://x")), "otlpEndpoint must be http:// or https://", "correct");
            DoctorReport twice = examine(to(receiver.endpoint()).tempoEndpoint(receiver.endpoint()));
            assertThat(twice.text()).contains("written in more than one option");
            DoctorReport off = Doctor.examine(
                    to(receiver.endpoint()).build(),
                    new Surroundings(Map.of("VOLNUX_OTEL_ENABLED", "false"), Map.of()));
            assertThat(off.text()).contains("switched off");
        }
    }
}
