// SPDX-License-Identifier: Apache-2.0
/** Syntax tree to task graph: compiler, registry, views. */
@NullMarked
package io.volnux.graph;

import org.jspecify.annotations.NullMarked;
