// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent.app;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shop, and what it cost from the start of the JVM to the end of its run. */
final class TimedShop {
    private TimedShop() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Shop.main(arguments);
        long cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        long wall = ManagementFactory.getRuntimeMXBean().getUptime();
        System.out.printf("cost %d %d %d%n", cpu / 1_000_000, wall, peakMegabytes());
    }

    /** Linux tells; elsewhere 0. */
    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
