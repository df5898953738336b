// SPDX-License-Identifier: Apache-2.0
/** The last check of telemetry: sent to real backends, and read back the way a user would. */
@NullMarked
package io.volnux.backends;

import org.jspecify.annotations.NullMarked;
