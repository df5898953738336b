// SPDX-License-Identifier: Apache-2.0
/** The same work on Volnux, on its peers, and written by hand. */
@NullMarked
package io.volnux.bench.peers;

import org.jspecify.annotations.NullMarked;
