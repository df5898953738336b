// SPDX-License-Identifier: Apache-2.0
/** The command line's side of telemetry, against a receiver in this process. */
@NullMarked
package io.volnux.cli.telemetry;

import org.jspecify.annotations.NullMarked;
