// SPDX-License-Identifier: Apache-2.0
/** Beside every step of a run: what happens is told to observers and signal listeners. */
@NullMarked
package io.volnux.engine.internal.publish;

import org.jspecify.annotations.NullMarked;
