// SPDX-License-Identifier: Apache-2.0
/** Step 5 of a run: attempts, retries, bypass and hooks, on the thread they belong on. After flow, before result. */
@NullMarked
package io.volnux.engine.internal.executor;

import org.jspecify.annotations.NullMarked;
