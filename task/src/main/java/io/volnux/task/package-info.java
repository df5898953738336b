// SPDX-License-Identifier: Apache-2.0
/** What users write and get: Task, Outcome, TaskResult, RetryPolicy. */
@NullMarked
package io.volnux.task;

import org.jspecify.annotations.NullMarked;
