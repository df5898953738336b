// SPDX-License-Identifier: Apache-2.0
/** What must hold for every run, tried on graphs made at random. */
@NullMarked
package io.volnux.engine.property;

import org.jspecify.annotations.NullMarked;
