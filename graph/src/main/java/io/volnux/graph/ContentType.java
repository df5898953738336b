// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.Outcome;
import io.volnux.task.TaskContext;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;

/** The type of a task's content, as its code declares it. */
final class ContentType {

    private ContentType() {}

    /** What a task method gives: its return type, or what is in its {@link Outcome}. */
    static Optional<Type> of(Method method) {
        Type declared = method.getGenericReturnType();
        if (declared == void.class || declared == Void.class) {
            return Optional.empty();
        }
        if (!Outcome.class.isAssignableFrom(method.getReturnType())) {
            return Optional.of(declared);
        }
        return declared instanceof ParameterizedType generic
                ? Optional.of(generic.getActualTypeArguments()[0]).filter(content -> content != Void.class)
                : Optional.empty();
    }

    /** What the {@code process} of a task class gives. */
    static Optional<Type> ofProcess(Class<?> type) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            Optional<Method> process = Arrays.stream(each.getDeclaredMethods())
                    .filter(method -> method.getName().equals("process") && !method.isBridge())
                    .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {TaskContext.class}))
                    .findFirst();
            if (process.isPresent()) {
                return of(process.get());
            }
        }
        return Optional.empty();
    }
}
