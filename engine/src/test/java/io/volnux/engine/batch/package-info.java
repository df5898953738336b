// SPDX-License-Identifier: Apache-2.0
/** Tests of batches. */
@NullMarked
package io.volnux.engine.batch;

import org.jspecify.annotations.NullMarked;
