// SPDX-License-Identifier: Apache-2.0
/** Planted breaches of the rules. */
@NullMarked
package io.volnux.rules.broken.engine.internal.flow;

import org.jspecify.annotations.NullMarked;
