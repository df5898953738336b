// SPDX-License-Identifier: Apache-2.0
/**
 * The conformance cases of the language: reading them, and comparing what the compiler can be judged by. Other modules take this from the test
 * jar and add what they can judge.
 */
@NullMarked
package io.volnux.lang.conformance;

import org.jspecify.annotations.NullMarked;
