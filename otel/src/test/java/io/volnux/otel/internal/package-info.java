// SPDX-License-Identifier: Apache-2.0
/** Tests of the parts that know nothing of runs. */
@NullMarked
package io.volnux.otel.internal;

import org.jspecify.annotations.NullMarked;
