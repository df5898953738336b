// SPDX-License-Identifier: Apache-2.0
/** What all steps of a run share: its state, its lanes, its limits and how it is cancelled. */
@NullMarked
package io.volnux.engine.internal.run;

import org.jspecify.annotations.NullMarked;
