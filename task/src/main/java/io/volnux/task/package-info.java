// SPDX-License-Identifier: Apache-2.0
/** What users write and get: tasks, outcomes, results, retry policies, and read-only views of runs. */
@NullMarked
package io.volnux.task;

import org.jspecify.annotations.NullMarked;
