// SPDX-License-Identifier: Apache-2.0
/** An OpenTelemetry for applications that have none: exporters, profiles, tail decision, doctor. */
@NullMarked
package io.volnux.otel.sdk;

import org.jspecify.annotations.NullMarked;
