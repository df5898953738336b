// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arms that run side by side and end together. An arm is itself parallel only where the script puts it in parentheses.
 *
 * @param arms at least two, in the order written
 * @param position where the first arm begins
 */
public record Parallel(List<Stage> arms, Position position) implements Stage {
    public Parallel {
        arms = List.copyOf(arms);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parallel && TreeEquality.withPositions().same(this, other);
    }

    @Override
    public int hashCode() {
        return 31 * position.hashCode() + arms.size();
    }

    @Override
    public String toString() {
        return "Parallel[" + arms.size() + " arms at " + position + "]";
    }
}
