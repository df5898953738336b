// SPDX-License-Identifier: Apache-2.0
/** Step 4 of a run: how the nodes of a context run - single, parallel, group, meta. After coordinator, before executor. */
@NullMarked
package io.volnux.engine.internal.flow;

import org.jspecify.annotations.NullMarked;
