// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.graph.TaskGraph;
import io.volnux.lang.Warning;
import io.volnux.task.ConfigurationException;
import io.volnux.task.Problem;
import java.util.List;

/**
 * What can be said about a workflow without running it.
 *
 * @param graph its script as nodes
 * @param problems everything that keeps it from running, in the order of the script
 * @param warnings what is worth a look
 */
public record Validation(TaskGraph graph, List<Problem> problems, List<Warning> warnings) {

    public Validation {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Whether it can run. */
    public boolean isValid() {
        return problems.isEmpty();
    }

    /**
     * Does nothing if it can run.
     *
     * @throws ConfigurationException listing all problems
     */
    public void orThrow() {
        if (!isValid()) {
            throw new ConfigurationException(problems);
        }
    }
}
