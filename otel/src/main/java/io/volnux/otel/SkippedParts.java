// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import java.util.concurrent.ConcurrentHashMap;

/** Which parts of a script a trace has told as skipped: the rest of a chain from a stage on, an arm, or a group's chain. */
final class SkippedParts {

    /** First stage that was skipped, by chain; arms and chains of groups as a whole. */
    private final ConcurrentHashMap<String, Integer> from = new ConcurrentHashMap<>();

    void told(String nodeId) {
        int dot = nodeId.lastIndexOf('.');
        String last = nodeId.substring(dot + 1);
        if (Character.isDigit(last.charAt(0))) {
            from.merge(dot < 0 ? "" : nodeId.substring(0, dot), Integer.parseInt(last), Math::min);
        } else {
            from.put(nodeId, 0);
        }
    }

    boolean cover(String nodeId) {
        int begin = 0;
        while (begin <= nodeId.length()) {
            int dot = nodeId.indexOf('.', begin);
            int end = dot < 0 ? nodeId.length() : dot;
            Integer first = from.get(begin == 0 ? "" : nodeId.substring(0, begin - 1));
            boolean stage = Character.isDigit(nodeId.charAt(begin));
            if (first != null && (!stage || Integer.parseInt(nodeId, begin, end, 10) >= first)) {
                return true;
            }
            begin = end + 1;
        }
        return from.containsKey(nodeId);
    }
}
