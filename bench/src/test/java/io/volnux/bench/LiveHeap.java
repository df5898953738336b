// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * All objects that are alive in this JVM, whoever holds them, by class. Looking collects all garbage before.
 *
 * @param bytes what the objects of a class take
 */
record LiveHeap(Map<String, Long> bytes) {

    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(\\S+)");

    static LiveHeap now() {
        try {
            var histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return parsed(histogram);
        } catch (JMException notThisJvm) {
            throw new IllegalStateException("JVM must tell a histogram of its heap, as HotSpot does", notThisJvm);
        }
    }

    static LiveHeap parsed(String histogram) {
        var bytes = new TreeMap<String, Long>();
        var line = LINE.matcher(histogram);
        while (line.find()) {
            bytes.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum);
        }
        return new LiveHeap(bytes);
    }

    long all() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What has come since another time. */
    LiveHeap since(LiveHeap before) {
        var more = new TreeMap<>(bytes);
        before.bytes.forEach((type, size) -> more.merge(type, -size, Long::sum));
        return new LiveHeap(more);
    }
}
