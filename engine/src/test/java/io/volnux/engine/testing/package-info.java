// SPDX-License-Identifier: Apache-2.0
/**
 * What tests of the engine, here and in other modules, need: a clock moved by hand, a check for threads left behind.
 */
@NullMarked
package io.volnux.engine.testing;

import org.jspecify.annotations.NullMarked;
