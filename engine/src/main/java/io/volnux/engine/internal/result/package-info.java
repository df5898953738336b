// SPDX-License-Identifier: Apache-2.0
/** Step 6 of a run: what an execution, a context and the run itself left behind. After executor; back to loop. */
@NullMarked
package io.volnux.engine.internal.result;

import org.jspecify.annotations.NullMarked;
