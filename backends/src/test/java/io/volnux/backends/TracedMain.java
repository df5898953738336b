// SPDX-License-Identifier: Apache-2.0
package io.volnux.backends;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.volnux.cli.Main;

/** The command line in an application that has an OpenTelemetry already: volnux-otel finds it by itself. */
final class TracedMain {
    private TracedMain() {}

    public static void main(String[] arguments) {
        AutoConfiguredOpenTelemetrySdk.builder().setResultAsGlobal().build();
        Main.main(arguments);
    }
}
