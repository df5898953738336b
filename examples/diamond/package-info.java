// SPDX-License-Identifier: Apache-2.0
/** The tasks of the example diamond. */
@NullMarked
package io.volnux.examples.diamond;

import org.jspecify.annotations.NullMarked;
