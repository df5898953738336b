// SPDX-License-Identifier: Apache-2.0
/** The tasks of the example order-saga. */
@NullMarked
package io.volnux.examples.saga;

import org.jspecify.annotations.NullMarked;
