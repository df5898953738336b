// SPDX-License-Identifier: Apache-2.0
/** A real OTLP receiver inside the test's process, for this module's tests and those of others. */
@NullMarked
package io.volnux.otel.sdk.testing;

import org.jspecify.annotations.NullMarked;
