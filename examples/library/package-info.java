// SPDX-License-Identifier: Apache-2.0
/** Volnux inside a program: small programs, one for each thing a program wants of it. */
@NullMarked
package io.volnux.examples.library;

import org.jspecify.annotations.NullMarked;
