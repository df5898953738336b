// SPDX-License-Identifier: Apache-2.0
/** The tasks of the example price-rules. */
@NullMarked
package io.volnux.examples.pricing;

import org.jspecify.annotations.NullMarked;
