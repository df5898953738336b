// SPDX-License-Identifier: Apache-2.0
/** Tests of signals. */
@NullMarked
package io.volnux.observe.signal;

import org.jspecify.annotations.NullMarked;
