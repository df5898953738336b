// SPDX-License-Identifier: Apache-2.0
/** Finds out why an end point does not take telemetry: a real export, then a look at the bare socket. */
@NullMarked
package io.volnux.otel.sdk.internal.doctor;

import org.jspecify.annotations.NullMarked;
