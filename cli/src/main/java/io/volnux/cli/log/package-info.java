// SPDX-License-Identifier: Apache-2.0
/** Where log messages of engine and tasks go: standard error, a line each. */
@NullMarked
package io.volnux.cli.log;

import org.jspecify.annotations.NullMarked;
