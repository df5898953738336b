// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stages that run one after the other.
 *
 * @param steps at least one
 */
public record Chain(List<Step> steps) {
    public Chain {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("chain must have a step, got none");
        }
        steps = List.copyOf(steps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Chain && TreeEquality.withPositions().same(this, other);
    }

    @Override
    public int hashCode() {
        return 31 * steps.getFirst().stage().position().hashCode() + steps.size();
    }

    @Override
    public String toString() {
        return "Chain[" + steps.size() + " steps from "
                + steps.getFirst().stage().position() + "]";
    }
}
