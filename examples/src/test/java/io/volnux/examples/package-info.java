// SPDX-License-Identifier: Apache-2.0
/** Each example, run and looked at. */
@NullMarked
package io.volnux.examples;

import org.jspecify.annotations.NullMarked;
