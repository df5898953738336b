// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What {@code sh::Run} may do.
 *
 * @param allowed whether it may start programs
 * @param variables what programs get in their environment beside that of this process, asked on the task's thread
 */
public record ShellAccess(boolean allowed, Supplier<Map<String, String>> variables) {

    /** Nothing. */
    public static final ShellAccess NONE = new ShellAccess(false, Map::of);
}
