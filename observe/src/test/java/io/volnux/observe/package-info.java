// SPDX-License-Identifier: Apache-2.0
/** Tests of what can be heard and computed of a run. */
@NullMarked
package io.volnux.observe;

import org.jspecify.annotations.NullMarked;
