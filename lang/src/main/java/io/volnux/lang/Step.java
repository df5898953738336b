// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import org.jspecify.annotations.Nullable;

/**
 * A stage and the arrow in front of it.
 *
 * @param pipe null on the first step of the script and of a group's chain; on a branch's first step the arrow after the descriptor
 */
public record Step(@Nullable Pipe pipe, Stage stage) {}
