// SPDX-License-Identifier: Apache-2.0
/** Step 1 of a run: walks chains, decides what comes next. Before context; results come back here. */
@NullMarked
package io.volnux.engine.internal.loop;

import org.jspecify.annotations.NullMarked;
