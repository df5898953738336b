// SPDX-License-Identifier: Apache-2.0
/** The tasks of the example orders-etl. */
@NullMarked
package io.volnux.examples.orders;

import org.jspecify.annotations.NullMarked;
