// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.Inputs;
import io.volnux.engine.Pipeline;
import io.volnux.graph.InputSpec;
import io.volnux.graph.TaskGraph;
import io.volnux.task.Input;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's inputs are declared: by a pipeline class beside the script, named like it, or by the tasks' parameters. A
 * pipeline's fields bring their defaults and decide which inputs there are.
 */
final class PipelineInputs {

    private final LoadedScript loaded;
    private final TaskGraph graph;

    PipelineInputs(LoadedScript loaded, TaskGraph graph) {
        this.loaded = loaded;
        this.graph = graph;
    }

    Map<String, @Nullable Object> bind(Inputs inputs) {
        Class<? extends Pipeline> type = pipeline().orElse(null);
        if (type == null) {
            return inputs.bind(graph.inputs());
        }
        Pipeline pipeline = Pipeline.create(type, given(type, inputs));
        Map<String, Field> fields = fields(type);
        Map<String, @Nullable Object> bound = new LinkedHashMap<>();
        fields.forEach((name, field) -> bound.put(name, value(field, pipeline)));
        bound.keySet().retainAll(graph.inputs().keySet());
        return inputs.offered(graph.inputs(), bound);
    }

    /** What was given for the fields of a pipeline, converted. */
    Map<String, @Nullable Object> given(Class<? extends Pipeline> type, Inputs inputs) {
        Map<String, InputSpec> specs = new LinkedHashMap<>();
        fields(type)
                .forEach((name, field) -> specs.put(
                        name, new InputSpec(name, field.getGenericType(), false, List.of(type.getSimpleName()))));
        return inputs.bind(specs);
    }

    /** The pipeline class that belongs to the script: {@code order-etl.pty} has {@code OrderEtl} or OrderEtlPipeline. */
    Optional<Class<? extends Pipeline>> pipeline() {
        String wanted = plain(loaded.file().name());
        List<Class<? extends Pipeline>> found = new ArrayList<>();
        for (Class<?> type : loaded.tasks().classes()) {
            if (Pipeline.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                String name = plain(type.getSimpleName());
                if (name.equals(wanted) || name.equals(wanted + "pipeline")) {
                    found.add(type.asSubclass(Pipeline.class));
                }
            }
        }
        return found.stream().findFirst();
    }

    private static String plain(String name) {
        StringBuilder letters = new StringBuilder();
        name.chars()
                .filter(letter -> letter < 128 && Character.isLetterOrDigit(letter))
                .forEach(letter -> letters.append((char) letter));
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Field> fields(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Pipeline.class; each = each.getSuperclass()) {
            classes.add(each);
        }
        Collections.reverse(classes);
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Class<?> each : classes) {
            for (Field field : each.getDeclaredFields()) {
                Input input = field.getAnnotation(Input.class);
                if (input != null && field.trySetAccessible()) {
                    fields.put(input.value().isEmpty() ? field.getName() : input.value(), field);
                }
            }
        }
        return fields;
    }

    private static @Nullable Object value(Field field, Pipeline pipeline) {
        try {
            return field.get(pipeline);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("field was made accessible", impossible);
        }
    }
}
