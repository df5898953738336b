// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.util.Collection;

/** Brings tasks of further namespaces, such as a catalogue, into a registry. Must be thread-safe. */
public interface NamespaceResolver {

    /** Namespaces it serves, lower case. */
    Collection<String> namespaces();

    /** All definitions of a namespace it serves; asked once, when the registry is built. */
    Collection<TaskDefinition> definitions(String namespace);
}
