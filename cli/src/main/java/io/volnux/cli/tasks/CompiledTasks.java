// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Class files by binary name.
 *
 * @param classes the bytes of each class, in the order of the names
 */
record CompiledTasks(Map<String, byte[]> classes) {

    static final CompiledTasks NONE = new CompiledTasks(Map.of());

    CompiledTasks {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
    }
}
