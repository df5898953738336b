// SPDX-License-Identifier: Apache-2.0
/** The tasks of the example wide-map. */
@NullMarked
package io.volnux.examples.widemap;

import org.jspecify.annotations.NullMarked;
