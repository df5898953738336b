// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.lang.reflect.Type;
import java.util.List;

/**
 * An input that the tasks of a script want.
 *
 * @param name its name
 * @param type its declared type, the first one if tasks disagree
 * @param required whether a run cannot start without it
 * @param wantedBy names of the tasks that want it
 */
public record InputSpec(String name, Type type, boolean required, List<String> wantedBy) {

    public InputSpec {
        wantedBy = List.copyOf(wantedBy);
    }
}
