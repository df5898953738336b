/** Pointy-Lang: script text to syntax tree, diagnostics, formatter. */
@NullMarked
package io.volnux.lang;

import org.jspecify.annotations.NullMarked;
