// SPDX-License-Identifier: Apache-2.0
/** Signals: named moments of pipelines, tasks and batches that listeners can subscribe to. */
@NullMarked
package io.volnux.observe.signal;

import org.jspecify.annotations.NullMarked;
