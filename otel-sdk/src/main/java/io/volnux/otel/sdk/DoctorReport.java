// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import java.util.List;
import java.util.Locale;

/**
 * What the doctor says.
 *
 * @param facts what is on, one line each
 * @param findings in the order of the examination
 */
public record DoctorReport(List<String> facts, List<Finding> findings) {

    public DoctorReport {
        facts = List.copyOf(facts);
        findings = List.copyOf(findings);
    }

    /** Whether no telemetry is lost. */
    public boolean healthy() {
        return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        facts.forEach(fact -> text.append(fact).append('\n'));
        for (Finding finding : findings) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-8s%s: %s%n",
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.subject(),
                    finding.cause()));
            if (!finding.cure().isEmpty()) {
                text.append("        do: ").append(finding.cure()).append('\n');
            }
        }
        return text.toString();
    }
}
