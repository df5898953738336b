// SPDX-License-Identifier: Apache-2.0
/** Drawings of what was measured, from the data alone. Each class runs by itself, as {@code java File.java}. */
@NullMarked
package io.volnux.bench.draw;

import org.jspecify.annotations.NullMarked;
