// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.openjdk.jmh.util.Version;

/** Without what a figure says nothing: when, what, and on which machine. */
final class Circumstances {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Circumstances() {}

    /** The average load of the last minute; negative where the system does not tell. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static String line(double loadBefore) {
        return "%s, Volnux %s, %s %s, JMH %s, %s, %d processors (%s), load %s before and %s after"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.MINUTES),
                        System.getProperty("bench.commit", "of an unknown commit"),
                        System.getProperty("java.vm.vendor"),
                        System.getProperty("java.runtime.version"),
                        Version.getPlainVersion(),
                        System.getProperty("os.name"),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        word(loadBefore),
                        word(load()));
    }

    private static String word(double load) {
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }

    private static String processor() {
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notThisSystem) {
            return System.getProperty("os.arch");
        }
    }
}
