// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import java.lang.reflect.Type;

/**
 * An input of a pipeline class.
 *
 * @param name its name
 * @param type the field's type
 * @param required whether a value must be there, from the field's initialiser or the caller
 * @param help one line for people, empty if none
 * @param batchSize items per batch
 */
public record PipelineInput(String name, Type type, boolean required, String help, int batchSize) {}
