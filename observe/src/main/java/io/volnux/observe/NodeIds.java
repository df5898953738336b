// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.Comparator;

/** Reads node ids, such as {@code 2.b0.1}: stages are numbers, {@code a} an arm, {@code b} a branch, {@code c} a chain. */
final class NodeIds {

    /** The order of the script. */
    static final Comparator<String> ORDER = NodeIds::compare;

    private NodeIds() {}

    /** How deep in arms, branches and groups; 0 in the script's own chain. */
    static int level(String id) {
        return (int) id.chars().filter(symbol -> symbol >= 'a' && symbol <= 'z').count();
    }

    /** The id without its last part, empty at the top. */
    static String parent(String id) {
        int dot = id.lastIndexOf('.');
        return dot < 0 ? "" : id.substring(0, dot);
    }

    /** The last part. */
    static String last(String id) {
        return id.substring(id.lastIndexOf('.') + 1);
    }

    /** The number in the last part. */
    static int number(String id) {
        String last = last(id);
        String digits = last.isEmpty() || Character.isDigit(last.charAt(0)) ? last : last.substring(1);
        return digits.isEmpty() || !digits.chars().allMatch(Character::isDigit) || digits.length() > 9
                ? 0
                : Integer.parseInt(digits);
    }

    /** Runs of digits compare as numbers, so that stage 10 comes after stage 9. */
    private static int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            if (Character.isDigit(left.charAt(i)) && Character.isDigit(right.charAt(j))) {
                int leftEnd = digits(left, i);
                int rightEnd = digits(right, j);
                int order = Integer.compare(leftEnd - i, rightEnd - j);
                order = order != 0 ? order : left.substring(i, leftEnd).compareTo(right.substring(j, rightEnd));
                if (order != 0) {
                    return order;
                }
                i = leftEnd;
                j = rightEnd;
            } else if (left.charAt(i) != right.charAt(j)) {
                return Character.compare(left.charAt(i), right.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
