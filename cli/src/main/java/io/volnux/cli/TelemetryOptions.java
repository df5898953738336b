// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.telemetry.TelemetryWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of commands that send telemetry. */
@Command
final class TelemetryOptions {

    @Option(
            names = "--otlp",
            paramLabel = "[URL]",
            description =
                    "Send traces and metrics to an OTLP end point; alone: " + TelemetryWish.DEFAULT_ENDPOINT + ".")
    String otlp = "";

    @Option(
            names = "--otlp-protocol",
            paramLabel = "grpc|http/protobuf",
            description = "How to speak to it; default: grpc, or http/protobuf on port 4318.")
    String protocol = "";

    @Option(names = "--console-spans", description = "Print every span.")
    boolean consoleSpans;

    @Option(
            names = "--trace-detail",
            paramLabel = "run|task|full",
            description = "How much of a run becomes spans; default: full, or what the script says.")
    String traceDetail = "";

    TelemetryWish wish() {
        return TelemetryWish.of(otlp, protocol, consoleSpans, traceDetail);
    }
}
