// SPDX-License-Identifier: Apache-2.0
/** The tail decision: which runs are worth keeping, decided when their root span ends. */
@NullMarked
package io.volnux.otel.sdk.keep;

import org.jspecify.annotations.NullMarked;
