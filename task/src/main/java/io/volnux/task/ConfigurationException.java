// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.List;

/** Something cannot run as it is written; lists every problem found, before anything ran. */
public final class ConfigurationException extends VolnuxException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    public ConfigurationException(String code, String message) {
        this(List.of(Problem.of(code, message)));
    }

    /** All problems, in the order of the script. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        if (problems.size() > 1) {
            text.append(problems.size()).append(" problems:");
        }
        for (Problem problem : problems) {
            text.append(problems.size() > 1 ? "\n  " : "").append(problem);
        }
        return text.toString();
    }
}
