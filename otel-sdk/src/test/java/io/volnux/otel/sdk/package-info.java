// SPDX-License-Identifier: Apache-2.0
/** Tests of the setup. */
@NullMarked
package io.volnux.otel.sdk;

import org.jspecify.annotations.NullMarked;
