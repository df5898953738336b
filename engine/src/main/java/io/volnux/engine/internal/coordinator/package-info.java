// SPDX-License-Identifier: Apache-2.0
/** Step 3 of a run: sets a flow up and waits for it within the limit. After context, before flow. */
@NullMarked
package io.volnux.engine.internal.coordinator;

import org.jspecify.annotations.NullMarked;
