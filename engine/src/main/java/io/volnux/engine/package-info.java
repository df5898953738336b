// SPDX-License-Identifier: Apache-2.0
/** A task graph becomes a run: pipelines, workflows, the engine and handles on runs. */
@NullMarked
package io.volnux.engine;

import org.jspecify.annotations.NullMarked;
