// SPDX-License-Identifier: Apache-2.0
/** The workshop's rules: architecture, source style and formatting, each a test of the whole repository. */
@NullMarked
package io.volnux.rules;

import org.jspecify.annotations.NullMarked;
