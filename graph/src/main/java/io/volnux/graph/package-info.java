// SPDX-License-Identifier: Apache-2.0
/** A script becomes a graph: names resolved, options inherited, places numbered, and views of it drawn. */
@NullMarked
package io.volnux.graph;

import org.jspecify.annotations.NullMarked;
