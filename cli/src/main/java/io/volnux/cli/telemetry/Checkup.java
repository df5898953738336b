// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.telemetry;

import io.volnux.cli.text.Style;
import io.volnux.otel.sdk.Doctor;
import io.volnux.otel.sdk.DoctorReport;
import io.volnux.otel.sdk.Finding;
import java.io.PrintStream;

/** The telemetry doctor's diagnosis as people read it. */
public final class Checkup {

    private Checkup() {}

    /** Examines what a run with these words would do, and prints it; answers whether a run would lose telemetry. */
    public static boolean isIll(TelemetryWish wish, PrintStream out, Style style) {
        DoctorReport report = Doctor.examine(SdkTelemetry.config(wish));
        report.facts().forEach(fact -> out.println("  " + fact));
        for (Finding finding : report.findings()) {
            // every start of the command line initialises its own
            if (finding.severity() != Finding.Severity.INFO
                    || !finding.subject().equals("tracer")) {
                out.println("  %s  %s: %s".formatted(mark(finding, wish, style), finding.subject(), finding.cause()));
                if (!finding.cure().isEmpty()) {
                    out.println("           do: " + finding.cure());
                }
            }
        }
        if (!report.healthy() && !wish.isMade()) {
            out.println("  nobody asks for telemetry, so no run misses it; --otlp does, or a variable such as"
                    + " OTEL_EXPORTER_OTLP_ENDPOINT");
        }
        return !report.healthy() && wish.isMade();
    }

    /** What would go wrong if somebody asked for telemetry is no problem as long as nobody does. */
    private static String mark(Finding finding, TelemetryWish wish, Style style) {
        if (finding.severity() == Finding.Severity.ERROR && !wish.isMade()) {
            return style.faint("note   ");
        }
        return switch (finding.severity()) {
            case OK -> style.green("ok     ");
            case INFO -> style.faint("note   ");
            case WARNING -> style.yellow("warning");
            case ERROR -> style.red("problem");
        };
    }
}
