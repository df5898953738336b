// SPDX-License-Identifier: Apache-2.0
/** What every command says and reads: mistakes of the user, JSON, names of types and durations for people. */
@NullMarked
package io.volnux.cli.text;

import org.jspecify.annotations.NullMarked;
