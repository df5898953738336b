// SPDX-License-Identifier: Apache-2.0
/** Fuzzing targets: nothing a user can write, or a file can hold, may break the compiler. */
@NullMarked
package io.volnux.fuzz;

import org.jspecify.annotations.NullMarked;
