// SPDX-License-Identifier: Apache-2.0
/** Tests of the task graph. */
@NullMarked
package io.volnux.graph;

import org.jspecify.annotations.NullMarked;
