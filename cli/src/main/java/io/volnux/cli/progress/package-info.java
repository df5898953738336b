// SPDX-License-Identifier: Apache-2.0
/** A run while it runs: an observer that keeps what is active, and two ways to show it. */
@NullMarked
package io.volnux.cli.progress;

import org.jspecify.annotations.NullMarked;
