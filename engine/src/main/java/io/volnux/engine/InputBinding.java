// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.graph.InputSpec;
import io.volnux.graph.TaskGraph;
import io.volnux.lang.NearestName;
import io.volnux.task.Problem;
import io.volnux.task.TypeNames;
import io.volnux.task.ValueConversionException;
import io.volnux.task.ValueConverter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inputs of a bare workflow: what its tasks want, taken from what the caller gave. */
record InputBinding(Map<String, @Nullable Object> values, List<Problem> problems) {

    static InputBinding of(TaskGraph graph, Map<String, ?> given) {
        Map<String, InputSpec> wanted = graph.inputs();
        if (wanted.isEmpty() && given.isEmpty()) {
            return new InputBinding(Collections.emptyMap(), graph.inputProblems());
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>(graph.inputProblems());
        given.forEach((name, value) -> {
            if (!wanted.containsKey(name)) {
                problems.add(unknown(name, wanted));
            }
        });
        wanted.forEach((name, spec) -> bind(spec, given, values, problems));
        return new InputBinding(values, problems);
    }

    private static void bind(
            InputSpec spec, Map<String, ?> given, Map<String, @Nullable Object> values, List<Problem> problems) {
        Object value = given.get(spec.name());
        if (value == null && spec.required()) {
            problems.add(new Problem(
                    "MISSING_INPUT",
                    "input '%s' of type %s is required by task %s; give it a value"
                            .formatted(spec.name(), TypeNames.of(spec.type()), String.join(", ", spec.wantedBy())),
                    spec.name(),
                    0,
                    0,
                    null,
                    List.of()));
            return;
        }
        try {
            values.put(
                    spec.name(),
                    value == null ? null : ValueConverter.convert(value, spec.type(), "input '" + spec.name() + "'"));
        } catch (ValueConversionException wrong) {
            problems.add(Problem.at("WRONG_INPUT", String.valueOf(wrong.getMessage()), spec.name(), 0, 0));
        }
    }

    private static Problem unknown(String name, Map<String, InputSpec> wanted) {
        String known = wanted.isEmpty() ? "no task wants an input" : "known: " + String.join(", ", wanted.keySet());
        return new Problem(
                "UNKNOWN_INPUT",
                "input '%s' is declared by no task; %s".formatted(name, known),
                name,
                0,
                0,
                NearestName.nearest(name, wanted.keySet()).orElse(null),
                List.of());
    }
}
