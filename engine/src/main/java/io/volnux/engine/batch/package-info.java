// SPDX-License-Identifier: Apache-2.0
/** Many runs of one pipeline, over slices of its inputs: the step above a run. */
@NullMarked
package io.volnux.engine.batch;

import org.jspecify.annotations.NullMarked;
