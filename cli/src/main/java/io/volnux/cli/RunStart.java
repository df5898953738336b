// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.Inputs;
import io.volnux.engine.RunOptions;

/**
 * Everything a run starts from.
 *
 * @param loaded the script and its tasks
 * @param inputs values as they were given
 * @param options limits and policy
 * @param end what may end it from outside
 */
record RunStart(LoadedScript loaded, Inputs inputs, RunOptions options, RunEnd end) {}
