// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules.broken.engine.internal.loop;

import io.volnux.rules.broken.engine.internal.flow.Flow;

/** A step that knows a later one, as it may. */
public record Loop(Flow later) {}
