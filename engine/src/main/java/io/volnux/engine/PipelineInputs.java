// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.lang.NearestName;
import io.volnux.task.ConfigurationException;
import io.volnux.task.Input;
import io.volnux.task.Problem;
import io.volnux.task.ValueConversionException;
import io.volnux.task.ValueConverter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a pipeline class that are its inputs, inherited ones first. */
final class PipelineInputs {

    private final Class<?> type;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private PipelineInputs(Class<?> type) {
        this.type = type;
    }

    static PipelineInputs of(Class<?> type) {
        PipelineInputs inputs = new PipelineInputs(type);
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Pipeline.class; each = each.getSuperclass()) {
            classes.add(0, each);
        }
        for (Class<?> each : classes) {
            for (Field field : each.getDeclaredFields()) {
                inputs.add(field);
            }
        }
        return inputs;
    }

    private void add(Field field) {
        Input input = field.getAnnotation(Input.class);
        if (input == null) {
            return;
        }
        if (Modifier.isStatic(field.getModifiers()) || !field.trySetAccessible()) {
            throw new ConfigurationException(
                    "INPUT_NOT_ACCESSIBLE",
                    "input %s.%s must be an instance field that can be reached; open its package"
                            .formatted(type.getName(), field.getName()));
        }
        fields.put(input.value().isEmpty() ? field.getName() : input.value(), field);
    }

    /** The fields as people and batches see them. */
    List<PipelineInput> described() {
        List<PipelineInput> described = new ArrayList<>();
        fields.forEach((name, field) -> {
            Input input = field.getAnnotation(Input.class);
            described.add(new PipelineInput(
                    name,
                    field.getGenericType(),
                    input == null || input.required(),
                    input == null ? "" : input.help(),
                    input == null ? 100 : input.batchSize()));
        });
        return described;
    }

    /** Writes values into the fields; answers what is wrong with them. */
    List<Problem> write(Object pipeline, Map<String, ?> values) {
        List<Problem> problems = new ArrayList<>();
        values.forEach((name, value) -> {
            Field field = fields.get(name);
            if (field == null) {
                problems.add(unknown(name));
            } else if (value != null) {
                write(pipeline, name, field, value, problems);
            }
        });
        return problems;
    }

    private static void write(Object pipeline, String name, Field field, Object value, List<Problem> problems) {
        try {
            field.set(pipeline, ValueConverter.convert(value, field.getGenericType(), "input '" + name + "'"));
        } catch (ValueConversionException wrong) {
            problems.add(Problem.at("WRONG_INPUT", String.valueOf(wrong.getMessage()), name, 0, 0));
        } catch (IllegalAccessException impossible) {
            problems.add(Problem.at(
                    "WRONG_INPUT",
                    "input '%s' cannot be set; its field must not be final".formatted(name),
                    name,
                    0,
                    0));
        }
    }

    /** Reads the fields; adds what is missing to the problems. */
    Map<String, @Nullable Object> read(Object pipeline, List<Problem> problems) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            Object value = value(pipeline, field);
            Input input = field.getAnnotation(Input.class);
            if (value == null && (input == null || input.required())) {
                problems.add(Problem.at(
                        "MISSING_INPUT",
                        "Field '%s' is required (type %s); give it a value, an initialiser, or required = false"
                                .formatted(name, field.getGenericType().getTypeName()),
                        name,
                        0,
                        0));
            }
            values.put(name, value);
        });
        return values;
    }

    private static @Nullable Object value(Object pipeline, Field field) {
        try {
            return field.get(pipeline);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("field was made accessible", impossible);
        }
    }

    private Problem unknown(String name) {
        String known = fields.isEmpty() ? "it has no inputs" : "known: " + String.join(", ", fields.keySet());
        return new Problem(
                "UNKNOWN_INPUT",
                "input '%s' is no field of pipeline %s; %s".formatted(name, type.getSimpleName(), known),
                name,
                0,
                0,
                NearestName.nearest(name, fields.keySet()).orElse(null),
                List.of());
    }
}
