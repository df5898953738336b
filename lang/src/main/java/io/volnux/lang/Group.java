// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;

/**
 * One or more chains treated as one unit; several run side by side. Written in braces, or in parentheses around several stages.
 *
 * @param chains at least one, in the order written
 * @param options inherited by every task inside that does not set the key itself
 * @param position where the opening bracket stands
 */
public record Group(List<Chain> chains, Options options, Position position) implements Stage {
    public Group {
        chains = List.copyOf(chains);
    }
}
