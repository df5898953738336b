// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.Task;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Tells whether a task class overrides {@link Task#onSuccess} or {@link Task#onFailure}. */
final class Hooks {

    private Hooks() {}

    static boolean areOverridden(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(Hooks::isHook)
                .anyMatch(method -> method.getDeclaringClass() != Task.class);
    }

    private static boolean isHook(Method method) {
        return method.getParameterCount() == 2
                && (method.getName().equals("onSuccess") || method.getName().equals("onFailure"));
    }
}
