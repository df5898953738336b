// SPDX-License-Identifier: Apache-2.0
/** What a command works on: scripts, settings, inputs, and the skeletons of new ones. */
@NullMarked
package io.volnux.cli.project;

import org.jspecify.annotations.NullMarked;
