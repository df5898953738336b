// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a task: semantic ({@code 1.2.3}, {@code 1.2.3-rc1}), any simple text, or none (empty). Semantic versions
 * order by number and come after texts, which order by letter; a pre-release comes before its release.
 */
public final class Version implements Comparable<Version> {

    private static final Pattern SEMANTIC =
            Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(?:-([0-9A-Za-z.-]+))?");

    private final String text;
    private final boolean semantic;
    private final int major;
    private final int minor;
    private final int patch;
    private final String preRelease;

    private Version(String text) {
        this.text = text;
        Matcher matcher = SEMANTIC.matcher(text);
        this.semantic = matcher.matches();
        this.major = semantic ? Integer.parseInt(matcher.group(1)) : 0;
        this.minor = semantic ? Integer.parseInt(matcher.group(2)) : 0;
        this.patch = semantic ? Integer.parseInt(matcher.group(3)) : 0;
        this.preRelease = semantic && matcher.group(4) != null ? matcher.group(4) : "";
    }

    /** Reads a version; any text is one. */
    public static Version parse(String text) {
        return new Version(Objects.requireNonNull(text, "text"));
    }

    /**
     * Whether this version satisfies a constraint: exact text, {@code ^1.2.0} (same major, not lower) or {@code ~1.2.3}
     * (same major.minor, not lower).
     */
    public boolean satisfies(String constraint) {
        if (constraint.isEmpty()) {
            return true;
        }
        char sign = constraint.charAt(0);
        if (sign != '^' && sign != '~') {
            return text.equals(constraint);
        }
        Version floor = parse(constraint.substring(1));
        boolean sameLine = semantic && floor.semantic && major == floor.major && (sign == '^' || minor == floor.minor);
        return sameLine && compareTo(floor) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        if (semantic != other.semantic) {
            return semantic ? 1 : -1;
        }
        if (!semantic) {
            return text.compareTo(other.text);
        }
        int numbers = Integer.compare(major, other.major);
        numbers = numbers != 0 ? numbers : Integer.compare(minor, other.minor);
        numbers = numbers != 0 ? numbers : Integer.compare(patch, other.patch);
        if (numbers != 0 || preRelease.equals(other.preRelease)) {
            return numbers;
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return preRelease.isEmpty() ? 1 : -1;
        }
        return preRelease.compareTo(other.preRelease);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && text.equals(version.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
