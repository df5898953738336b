// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.lang.reflect.Type;

/**
 * An input a task wants by name.
 *
 * @param name the input's name
 * @param type the declared type
 * @param required whether a run cannot start without it
 */
public record TaskParameter(String name, Type type, boolean required) {}
