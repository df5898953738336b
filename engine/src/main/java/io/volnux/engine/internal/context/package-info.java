// SPDX-License-Identifier: Apache-2.0
/** Step 2 of a run: one turn of the loop is dispatched and its state kept. After loop, before coordinator. */
@NullMarked
package io.volnux.engine.internal.context;

import org.jspecify.annotations.NullMarked;
