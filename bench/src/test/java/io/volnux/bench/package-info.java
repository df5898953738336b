// SPDX-License-Identifier: Apache-2.0
/** In the workshop: measurements with JMH, run by {@code bench/run}. */
@NullMarked
package io.volnux.bench;

import org.jspecify.annotations.NullMarked;
