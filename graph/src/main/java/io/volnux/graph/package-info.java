/** Syntax tree to task graph: compiler, registry, views. */
@NullMarked
package io.volnux.graph;

import org.jspecify.annotations.NullMarked;
