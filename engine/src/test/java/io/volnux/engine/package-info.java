// SPDX-License-Identifier: Apache-2.0
/** Behaviour of the engine, in sentences. */
@NullMarked
package io.volnux.engine;

import org.jspecify.annotations.NullMarked;
