// SPDX-License-Identifier: Apache-2.0
/** Task graph to run: Pipeline, Workflow, Engine. */
@NullMarked
package io.volnux.engine;

import org.jspecify.annotations.NullMarked;
