// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import io.volnux.task.Task;
import io.volnux.task.TaskName;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Tells classes that hold tasks from those that only help them. */
final class TaskClasses {

    private TaskClasses() {}

    /**
     * Whether a compiled class of the user's sources is registered: a {@link Task}, or a top-level class that offers
     * methods and can be created. Records, enums, interfaces, abstract and nested classes are helpers.
     */
    static boolean isSourceOfTasks(Class<?> type) {
        if (isHelper(type)) {
            return false;
        }
        if (Task.class.isAssignableFrom(type)) {
            return true;
        }
        boolean topLevel = type.getEnclosingClass() == null;
        return topLevel && (hasNamedTask(type) || (hasConstructor(type) && hasPublicMethod(type)));
    }

    /** Whether a class of a class path is registered: a {@link Task}, or one that says so by {@link TaskName}. */
    static boolean isMarked(Class<?> type) {
        return !isHelper(type) && (Task.class.isAssignableFrom(type) ? hasConstructor(type) : hasNamedTask(type));
    }

    private static boolean isHelper(Class<?> type) {
        boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
        return type.isRecord()
                || type.isEnum()
                || type.isInterface()
                || type.isSynthetic()
                || type.isAnonymousClass()
                || type.isLocalClass()
                || inner
                || Modifier.isAbstract(type.getModifiers())
                || Throwable.class.isAssignableFrom(type);
    }

    private static boolean hasNamedTask(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(TaskName.class)) {
                return true;
            }
        }
        return type.isAnnotationPresent(TaskName.class);
    }

    private static boolean hasConstructor(Class<?> type) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPublicMethod(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            int modifiers = method.getModifiers();
            boolean main = Modifier.isStatic(modifiers) && method.getName().equals("main");
            if (Modifier.isPublic(modifiers) && !method.isSynthetic() && !main) {
                return true;
            }
        }
        return false;
    }
}
