// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test after which threads of an engine, platform or virtual, are still alive. */
public final class NoThreadsLeft implements AfterEachCallback {

    private static final int LOOKS = 100;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        check(context.getDisplayName());
    }

    /** Waits a little for threads that are about to end; fails if some do not. */
    public static void check(String what) throws IOException {
        List<String> left = alive();
        for (int look = 0; look < LOOKS && !left.isEmpty(); look++) {
            LockSupport.parkNanos(PAUSE);
            left = alive();
        }
        if (!left.isEmpty()) {
            throw new AssertionError("threads left behind by %s: %s".formatted(what, left));
        }
    }

    private static List<String> alive() throws IOException {
        Path folder = Files.createTempDirectory("volnux-threads");
        Path dump = folder.resolve("dump.txt");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            try (Stream<String> lines = Files.lines(dump)) {
                return lines.filter(line -> line.startsWith("#") && line.contains("\"volnux-"))
                        .toList();
            }
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }
}
