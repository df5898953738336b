// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules.broken.graph;

import io.volnux.rules.broken.lang.LooksUp;

/** An arrow as it may be. */
public record LooksDown(LooksUp down) {}
