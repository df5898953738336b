// SPDX-License-Identifier: Apache-2.0
/** The volnux command. */
@NullMarked
package io.volnux.cli;

import org.jspecify.annotations.NullMarked;
