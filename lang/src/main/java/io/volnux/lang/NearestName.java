// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.Collection;
import java.util.Optional;

/** Finds the name a user probably meant. */
public final class NearestName {
    private static final int FAR = 3;

    private NearestName() {}

    /**
     * Returns the candidate with the smallest edit distance, letter case ignored and swapped neighbours counting one, if it is at most 2 and
     * less than half the length of what was typed; a candidate that differs in letter case only always counts. Of equally near ones the
     * first.
     */
    public static Optional<String> nearest(String typed, Collection<String> candidates) {
        String best = null;
        int bestDistance = FAR;
        int[] name = fold(typed);
        for (var candidate : candidates) {
            int distance = distance(name, fold(candidate));
            if (distance < bestDistance && (distance == 0 || 2 * distance < name.length)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int[] fold(String name) {
        return name.codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .toArray();
    }

    /** Restricted Damerau-Levenshtein distance, cut off at {@link #FAR}: only the diagonals within reach are computed. */
    private static int distance(int[] from, int[] to) {
        if (Math.abs(from.length - to.length) >= FAR) {
            return FAR;
        }
        var beforeLast = new int[to.length + 1];
        var last = new int[to.length + 1];
        var row = new int[to.length + 1];
        for (int j = 0; j <= to.length; j++) {
            last[j] = Math.min(j, FAR);
        }
        for (int i = 1; i <= from.length; i++) {
            int low = Math.max(1, i - FAR);
            int high = Math.min(to.length, i + FAR);
            row[low - 1] = low == 1 ? Math.min(i, FAR) : FAR;
            for (int j = low; j <= high; j++) {
                int cost = from[i - 1] == to[j - 1] ? 0 : 1;
                int best = Math.min(last[j - 1] + cost, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
                    best = Math.min(best, beforeLast[j - 2] + 1);
                }
                row[j] = Math.min(best, FAR);
            }
            if (high < to.length) {
                row[high + 1] = FAR;
            }
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[to.length];
    }
}
