// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.lang.Script;
import io.volnux.task.Outcome;

/** Graphs for tests. */
final class Graphs {

    private Graphs() {}

    /** A graph whose names need not be registered. */
    static TaskGraph loose(String script) {
        return TaskGraph.compile(Script.parse(script), TaskRegistry.empty(), CompileOptions.standard());
    }

    static TaskGraph of(String script, TaskRegistry registry) {
        return TaskGraph.compile(Script.parse(script), registry, CompileOptions.standard());
    }

    /** A graph over tasks of these names that do nothing. */
    static TaskGraph of(String script, String... names) {
        TaskRegistry.Builder builder = TaskRegistry.builder();
        for (String name : names) {
            builder.task(name, context -> Outcome.success(name));
        }
        return of(script, builder.build());
    }
}
