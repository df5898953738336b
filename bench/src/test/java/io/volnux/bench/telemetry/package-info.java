// SPDX-License-Identifier: Apache-2.0
/** What telemetry costs, beside the same telemetry written by hand and Camel's. */
@NullMarked
package io.volnux.bench.telemetry;

import org.jspecify.annotations.NullMarked;
