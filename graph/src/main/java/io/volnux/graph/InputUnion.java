// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.Problem;
import io.volnux.task.ValueConverter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins what the tasks of a script want by name, and gathers where they contradict each other. */
final class InputUnion {

    private final Map<String, Wanted> inputs = new LinkedHashMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    InputUnion(Collection<TaskNode> tasks) {
        for (TaskNode task : tasks) {
            for (TaskParameter parameter : task.definition().parameters()) {
                add(task, parameter);
            }
        }
    }

    /** What is known of one input so far. */
    private static final class Wanted {

        private Type type;
        private boolean required;
        private final Set<String> by = new LinkedHashSet<>();

        Wanted(Type type) {
            this.type = type;
        }
    }

    Map<String, InputSpec> inputs() {
        Map<String, InputSpec> specs = new LinkedHashMap<>();
        inputs.forEach((name, wanted) ->
                specs.put(name, new InputSpec(name, wanted.type, wanted.required, List.copyOf(wanted.by))));
        return specs;
    }

    List<Problem> problems() {
        return List.copyOf(problems.values());
    }

    private void add(TaskNode task, TaskParameter parameter) {
        Wanted wanted = inputs.computeIfAbsent(parameter.name(), name -> new Wanted(parameter.type()));
        if (!agree(wanted.type, parameter.type())) {
            problems.computeIfAbsent(parameter.name(), name -> conflict(wanted, task, parameter));
        }
        wanted.type = wanted.type == Object.class ? parameter.type() : wanted.type;
        wanted.required |= parameter.required();
        wanted.by.add(task.name());
    }

    private static Problem conflict(Wanted known, TaskNode task, TaskParameter parameter) {
        String message = "input '%s' must have one type, got %s (%s) and %s (%s); declare the same type in both tasks"
                .formatted(
                        parameter.name(),
                        known.type.getTypeName(),
                        String.join(", ", known.by),
                        parameter.type().getTypeName(),
                        task.name());
        return Problem.at(
                "INPUT_TYPES",
                message,
                parameter.name(),
                task.position().line(),
                task.position().column());
    }

    /** A primitive agrees with its wrapper, a value with an optional one, and anything with {@link Object}. */
    private static boolean agree(Type left, Type right) {
        Type one = plain(left);
        Type other = plain(right);
        return one.equals(other) || one == Object.class || other == Object.class;
    }

    private static Type plain(Type type) {
        if (type instanceof Class<?> raw) {
            return ValueConverter.boxed(raw);
        }
        boolean optional = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        return optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    }
}
