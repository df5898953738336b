// SPDX-License-Identifier: Apache-2.0
/** Tests of what a run leaves behind. */
@NullMarked
package io.volnux.engine.internal.result;

import org.jspecify.annotations.NullMarked;
