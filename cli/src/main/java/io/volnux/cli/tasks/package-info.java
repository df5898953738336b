// SPDX-License-Identifier: Apache-2.0
/** Where the tasks of a script come from: Java sources beside it, a class path, and the shell. */
@NullMarked
package io.volnux.cli.tasks;

import org.jspecify.annotations.NullMarked;
