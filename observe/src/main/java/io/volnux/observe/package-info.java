// SPDX-License-Identifier: Apache-2.0
/** What can be heard of a run, and what can be computed from its records: observers, report, ledger, critical path. */
@NullMarked
package io.volnux.observe;

import org.jspecify.annotations.NullMarked;
