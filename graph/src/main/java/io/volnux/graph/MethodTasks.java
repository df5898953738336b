// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.ConfigurationException;
import io.volnux.task.Task;
import io.volnux.task.TaskName;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the tasks that an object or a class provides. */
final class MethodTasks {

    private MethodTasks() {}

    static List<TaskDefinition> of(Object holder) {
        return methods(holder.getClass(), () -> holder);
    }

    static List<TaskDefinition> of(Class<?> type) {
        if (Task.class.isAssignableFrom(type)) {
            return List.of(taskClass(type));
        }
        List<TaskDefinition> found = new ArrayList<>();
        for (Method method : taskMethods(type)) {
            boolean isStatic = Modifier.isStatic(method.getModifiers());
            found.add(method(method, isStatic ? () -> type : instances(type)));
        }
        return nonEmpty(type, found);
    }

    private static TaskDefinition taskClass(Class<?> type) {
        TaskName annotation = type.getAnnotation(TaskName.class);
        Supplier<Object> instances = instances(type);
        String name = annotation == null || annotation.value().isEmpty() ? type.getSimpleName() : annotation.value();
        List<InputField> fields = InputField.of(type, name);
        Supplier<Task<?>> factory = fields.isEmpty()
                ? () -> (Task<?>) instances.get()
                : () -> new TaskWithInputs<>((Task<?>) instances.get(), fields);
        TaskDefinition.Builder builder = TaskDefinition.of(name, factory).source(type.getName());
        ContentType.ofProcess(type).ifPresent(builder::returns);
        if (annotation != null) {
            builder.namespace(annotation.namespace()).version(annotation.version());
        }
        if (!fields.isEmpty()) {
            declare(fields, instances.get(), builder);
        }
        return builder.build();
    }

    /** One instance is made to see which fields have a default. */
    private static void declare(List<InputField> fields, Object sample, TaskDefinition.Builder builder) {
        for (InputField field : fields) {
            if (field.isRequiredBy(sample)) {
                builder.input(field.name(), field.field().getGenericType());
            } else {
                builder.optionalInput(field.name(), field.field().getGenericType());
            }
        }
    }

    private static List<TaskDefinition> methods(Class<?> type, Supplier<Object> holder) {
        List<TaskDefinition> found = new ArrayList<>();
        for (Method method : taskMethods(type)) {
            found.add(method(method, holder));
        }
        return nonEmpty(type, found);
    }

    private static List<TaskDefinition> nonEmpty(Class<?> type, List<TaskDefinition> found) {
        if (found.isEmpty()) {
            throw new ConfigurationException(
                    "NO_TASKS",
                    type.getName() + " has no task: write public methods, methods marked @TaskName, or implement Task");
        }
        return found;
    }

    private static List<Method> taskMethods(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            Arrays.stream(each.getDeclaredMethods())
                    .filter(method -> isTask(method, type))
                    .filter(method -> methods.stream().noneMatch(known -> overrides(known, method)))
                    .sorted(Comparator.comparing(Method::getName))
                    .forEach(methods::add);
        }
        return methods;
    }

    private static boolean isTask(Method method, Class<?> type) {
        if (method.isSynthetic() || method.isBridge() || Modifier.isAbstract(method.getModifiers())) {
            return false;
        }
        if (method.isAnnotationPresent(TaskName.class)) {
            return true;
        }
        return Modifier.isPublic(method.getModifiers()) && !isNoise(method, type);
    }

    /** Methods every class has, or that a record, an enum or a program has by itself. */
    private static boolean isNoise(Method method, Class<?> type) {
        boolean objects = Arrays.stream(Object.class.getMethods())
                .anyMatch(known -> known.getName().equals(method.getName())
                        && Arrays.equals(known.getParameterTypes(), method.getParameterTypes()));
        boolean close = AutoCloseable.class.isAssignableFrom(type)
                && method.getName().equals("close")
                && method.getParameterCount() == 0;
        boolean main =
                Modifier.isStatic(method.getModifiers()) && method.getName().equals("main");
        return objects || close || main;
    }

    private static boolean overrides(Method known, Method method) {
        return known.getName().equals(method.getName())
                && Arrays.equals(known.getParameterTypes(), method.getParameterTypes());
    }

    private static TaskDefinition method(Method method, Supplier<Object> holder) {
        TaskName annotation = method.getAnnotation(TaskName.class);
        MethodCall call = MethodCall.of(method, name(method, annotation));
        TaskDefinition.Builder builder = TaskDefinition.of(
                        name(method, annotation), (Supplier<Task<?>>) () -> call.on(holder.get()))
                .source(method.getDeclaringClass().getName() + "." + method.getName());
        if (annotation != null) {
            builder.namespace(annotation.namespace()).version(annotation.version());
        }
        ContentType.of(method).ifPresent(builder::returns);
        call.declare(builder);
        return builder.build();
    }

    private static String name(Method method, @Nullable TaskName annotation) {
        if (annotation != null && !annotation.value().isEmpty()) {
            return annotation.value();
        }
        return Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
    }

    private static Supplier<Object> instances(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (!constructor.trySetAccessible()) {
                throw new NoSuchMethodException(type.getName());
            }
            return () -> instance(constructor);
        } catch (NoSuchMethodException missing) {
            throw new ConfigurationException(
                    "NO_CONSTRUCTOR",
                    "%s must have a constructor without arguments, or register an instance of it"
                            .formatted(type.getName()));
        }
    }

    private static Object instance(Constructor<?> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException thrown) {
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            throw new TaskCreationException(constructor.getDeclaringClass().getName(), cause);
        }
    }
}
