// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One occurrence of a meta event.
 *
 * @param namespace namespace of the template, {@code local} unless written otherwise
 * @param template name of the template task as spelled in the script
 * @param branches descriptor to chain, in the order written; the first step's pipe is the arrow after the descriptor
 * @param position where the meta word begins
 * @param templatePosition where the template's name itself begins
 */
public record MetaRef(
        MetaMode mode,
        String namespace,
        String template,
        Options options,
        Map<Integer, Chain> branches,
        Position position,
        Position templatePosition)
        implements Stage {
    public MetaRef {
        branches = Collections.unmodifiableMap(new LinkedHashMap<>(branches));
    }

    /** Returns the name of the occurrence: {@code MAP<Template>}. */
    public String label() {
        return mode + "<" + template + ">";
    }

    /** Returns {@code namespace::template}. */
    public String qualifiedTemplate() {
        return namespace + "::" + template;
    }
}
