// SPDX-License-Identifier: Apache-2.0
/** What can be plugged into an engine: executors and the clock. */
@NullMarked
package io.volnux.engine.spi;

import org.jspecify.annotations.NullMarked;
