// SPDX-License-Identifier: Apache-2.0
/** Pointy-Lang: script text to syntax tree, diagnostics, formatter. Nothing is below this package; {@code graph} turns its trees into graphs. */
@NullMarked
package io.volnux.lang;

import org.jspecify.annotations.NullMarked;
