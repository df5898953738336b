// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules.broken.engine.internal.flow;

import io.volnux.rules.broken.engine.internal.loop.Loop;
import org.jspecify.annotations.Nullable;

/** A step that knows an earlier one. */
public record Flow(@Nullable Loop earlier) {}
