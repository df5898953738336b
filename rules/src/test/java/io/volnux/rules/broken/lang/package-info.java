// SPDX-License-Identifier: Apache-2.0
/** Planted breaches of the rules. */
@NullMarked
package io.volnux.rules.broken.lang;

import org.jspecify.annotations.NullMarked;
