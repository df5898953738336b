// SPDX-License-Identifier: Apache-2.0
/** What can be heard of a run: observers, signals, report, critical path. */
@NullMarked
package io.volnux.observe;

import org.jspecify.annotations.NullMarked;
