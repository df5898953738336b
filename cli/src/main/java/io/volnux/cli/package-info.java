/** The volnux command. */
@NullMarked
package io.volnux.cli;

import org.jspecify.annotations.NullMarked;
