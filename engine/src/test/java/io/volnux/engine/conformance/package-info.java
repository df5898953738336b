// SPDX-License-Identifier: Apache-2.0
/** Runs the conformance cases: a runner for this and other modules' tests, and the test of the engine itself. */
@NullMarked
package io.volnux.engine.conformance;

import org.jspecify.annotations.NullMarked;
