// SPDX-License-Identifier: Apache-2.0
/** Where the command line meets telemetry: nothing of OpenTelemetry is loaded unless somebody asks for it. */
@NullMarked
package io.volnux.cli.telemetry;

import org.jspecify.annotations.NullMarked;
