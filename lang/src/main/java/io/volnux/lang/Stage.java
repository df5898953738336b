// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** One step of a chain: a task, a meta event, a group, or several of them side by side. */
public sealed interface Stage permits TaskRef, MetaRef, Parallel, Group {
    /** Returns where the stage begins: its name, meta word, opening brace or first arm; a factor in front is not counted. */
    Position position();
}
