// SPDX-License-Identifier: Apache-2.0
/** What progress looks like. */
@NullMarked
package io.volnux.cli.progress;

import org.jspecify.annotations.NullMarked;
