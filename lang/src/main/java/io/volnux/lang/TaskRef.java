// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One occurrence of a task.
 *
 * @param namespace {@code local} unless written otherwise
 * @param name as spelled in the script
 * @param branches descriptor to chain, in the order written; the first step's pipe is the arrow after the descriptor
 * @param position where the reference begins (the namespace, if one is written)
 * @param namePosition where the name itself begins
 */
public record TaskRef(
        String namespace,
        String name,
        Options options,
        Map<Integer, Chain> branches,
        Position position,
        Position namePosition)
        implements Stage {
    public TaskRef {
        branches = Collections.unmodifiableMap(new LinkedHashMap<>(branches));
    }

    /** Returns {@code namespace::name}. */
    public String qualifiedName() {
        return namespace + "::" + name;
    }
}
