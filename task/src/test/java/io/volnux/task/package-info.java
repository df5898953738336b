// SPDX-License-Identifier: Apache-2.0
/** Tests of what users write and get. */
@NullMarked
package io.volnux.task;

import org.jspecify.annotations.NullMarked;
