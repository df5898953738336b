// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.ConfigurationException;
import io.volnux.task.Input;
import io.volnux.task.TaskContext;
import io.volnux.task.ValueConverter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** A field of a task class that receives an input of the run. */
record InputField(Field field, String name, boolean required, String what) {

    /**
     * The marked fields of a class and its superclasses.
     *
     * @throws ConfigurationException for a field that cannot be set
     */
    static List<InputField> of(Class<?> type, String taskName) {
        List<InputField> fields = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                Input input = field.getAnnotation(Input.class);
                if (input != null) {
                    fields.add(of(field, input, taskName));
                }
            }
        }
        return fields;
    }

    private static InputField of(Field field, Input input, String taskName) {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers) || Modifier.isFinal(modifiers) || !field.trySetAccessible()) {
            throw new ConfigurationException(
                    "INPUT_FIELD",
                    "input field %s of task %s must be settable: neither static nor final, in an open module"
                            .formatted(field.getName(), taskName));
        }
        String name = input.value().isEmpty() ? field.getName() : input.value();
        return new InputField(field, name, input.required(), "input '%s' of %s".formatted(name, taskName));
    }

    /** Whether a value must come from the run: not if an instance has one of its own, as every primitive has. */
    boolean isRequiredBy(Object instance) {
        try {
            return required && field.get(instance) == null;
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(field + " must be accessible", closed);
        }
    }

    /** Sets it to the run's value; without one it keeps its own. */
    void inject(Object instance, TaskContext context) {
        Object given = context.input(name, Object.class);
        if (given == null) {
            return;
        }
        try {
            field.set(instance, ValueConverter.convert(given, field.getGenericType(), what));
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(field + " must be accessible", closed);
        }
    }
}
