// SPDX-License-Identifier: Apache-2.0
/** How values of options are written; used by all that reads some. */
@NullMarked
package io.volnux.otel.sdk.internal.option;

import org.jspecify.annotations.NullMarked;
