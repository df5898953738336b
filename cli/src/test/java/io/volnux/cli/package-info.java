// SPDX-License-Identifier: Apache-2.0
/** The command line, called in this process with streams of its own, and now and then as a process. */
@NullMarked
package io.volnux.cli;

import org.jspecify.annotations.NullMarked;
