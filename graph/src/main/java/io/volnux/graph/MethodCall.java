// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.Accumulator;
import io.volnux.task.ConfigurationException;
import io.volnux.task.Input;
import io.volnux.task.Option;
import io.volnux.task.Outcome;
import io.volnux.task.Piped;
import io.volnux.task.ResultOf;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskResult;
import io.volnux.task.TaskResults;
import io.volnux.task.TypeNames;
import io.volnux.task.ValueConversionException;
import io.volnux.task.ValueConverter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A method as a task: where its arguments come from, and how its return value becomes an outcome. */
final class MethodCall {

    private final Method method;
    private final MethodHandle handle;
    private final Argument[] arguments;

    private MethodCall(Method method, MethodHandle handle, Argument[] arguments) {
        this.method = method;
        this.handle = handle;
        this.arguments = arguments;
    }

    static MethodCall of(Method method, String taskName) {
        Parameter[] parameters = method.getParameters();
        mustHaveOnePipe(parameters, taskName);
        Argument[] arguments = new Argument[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = Argument.of(parameters[i], taskName, method);
        }
        return new MethodCall(method, handle(method, parameters.length), arguments);
    }

    /** Two pipes would both receive the same: whoever writes that expects something else. */
    private static void mustHaveOnePipe(Parameter[] parameters, String taskName) {
        List<Parameter> piped = Arrays.stream(parameters)
                .filter(parameter -> parameter.isAnnotationPresent(Piped.class))
                .toList();
        if (piped.size() > 1) {
            List<String> shown = piped.stream()
                    .map(parameter -> parameter.getType().getSimpleName() + " " + parameter.getName())
                    .toList();
            throw new ConfigurationException(
                    "SEVERAL_PIPED",
                    "task %s must have at most one @Piped parameter, got %d: %s; take a List or TaskResults for the results of several arms, @ResultOf for those of other tasks"
                            .formatted(taskName, piped.size(), String.join(", ", shown)));
        }
    }

    void declare(TaskDefinition.Builder builder) {
        for (Argument argument : arguments) {
            if (argument instanceof Argument.FromInput input) {
                if (input.required) {
                    builder.input(input.name, input.type);
                } else {
                    builder.optionalInput(input.name, input.type);
                }
            } else if (argument instanceof Argument.FromResult result) {
                builder.resultOf(result.task);
            } else if (argument instanceof Argument.FromPipe pipe) {
                builder.piped(new TaskParameter(pipe.name, pipe.type, !pipe.mayBeEmpty()));
            }
        }
    }

    Task<@Nullable Object> on(Object holder) {
        return new Bound(this, holder);
    }

    private record Bound(MethodCall method, Object holder) implements Task<@Nullable Object> {
        @Override
        public Outcome<@Nullable Object> process(TaskContext context) throws Exception {
            return method.call(holder, context);
        }
    }

    @SuppressWarnings("unchecked")
    private Outcome<@Nullable Object> call(Object holder, TaskContext context) throws Exception {
        @Nullable Object[] values = new @Nullable Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            values[i] = arguments[i].value(context);
        }
        Object returned;
        try {
            returned = (Object) handle.invokeExact(holder, values);
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable strange) {
            throw new IllegalStateException(method + " threw " + strange, strange);
        }
        if (returned instanceof Outcome<?>) {
            return (Outcome<@Nullable Object>) returned;
        }
        if (returned == null && Outcome.class.isAssignableFrom(method.getReturnType())) {
            return nothing();
        }
        return Outcome.success(returned);
    }

    /** A method that promises an outcome and returns null breaks its contract; the engine reports that. */
    @SuppressWarnings("NullAway")
    private static Outcome<@Nullable Object> nothing() {
        return null;
    }

    private static MethodHandle handle(Method method, int count) {
        try {
            if (!method.trySetAccessible()) {
                throw new IllegalAccessException("not accessible");
            }
            MethodHandle direct = MethodHandles.lookup().unreflect(method);
            if (Modifier.isStatic(method.getModifiers())) {
                direct = MethodHandles.dropArguments(direct, 0, Object.class);
            }
            return direct.asFixedArity()
                    .asSpreader(1, Object[].class, count)
                    .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        } catch (IllegalAccessException closed) {
            throw new ConfigurationException(
                    "TASK_NOT_ACCESSIBLE",
                    "%s cannot be called (%s); make it public or open its module"
                            .formatted(method, closed.getMessage()));
        }
    }

    /** Where one argument comes from. */
    private sealed interface Argument {

        @Nullable
        Object value(TaskContext context);

        static Argument of(Parameter parameter, String taskName, Method method) {
            Type type = parameter.getParameterizedType();
            if (parameter.getType() == TaskContext.class) {
                return new FromContext();
            }
            if (parameter.isAnnotationPresent(Piped.class)) {
                return new FromPipe(parameter, isNullable(parameter), "piped value of " + taskName);
            }
            ResultOf result = parameter.getAnnotation(ResultOf.class);
            if (result != null) {
                return new FromResult(
                        result.value(), type, "result of %s in task %s".formatted(result.value(), taskName));
            }
            Option option = parameter.getAnnotation(Option.class);
            if (option != null) {
                return new FromOption(
                        option.value(),
                        type,
                        "option '%s' of %s".formatted(option.value(), taskName),
                        zero(parameter.getType()));
            }
            if (parameter.isAnnotationPresent(Accumulator.class)) {
                return new FromAccumulator(type, "accumulator of " + taskName);
            }
            if (parameter.getType() == TaskResults.class) {
                return new FromPipe(parameter, false, "piped results of " + taskName);
            }
            return input(parameter, taskName, method, type);
        }

        private static Argument input(Parameter parameter, String taskName, Method method, Type type) {
            Input input = parameter.getAnnotation(Input.class);
            boolean named = input != null && !input.value().isEmpty();
            if (!named && !parameter.isNamePresent()) {
                throw new ConfigurationException(
                        "NO_PARAMETER_NAMES",
                        "parameters of %s must have names: compile with -parameters, or mark them @Input(\"name\")"
                                .formatted(method));
            }
            String name = named && input != null ? input.value() : parameter.getName();
            boolean required = input == null || input.required();
            return new FromInput(name, type, required, "input '%s' of %s".formatted(name, taskName));
        }

        /** Whatever the annotation's package, on the parameter or on its type. */
        private static boolean isNullable(Parameter parameter) {
            return Stream.concat(
                            Arrays.stream(parameter.getAnnotations()),
                            Arrays.stream(parameter.getAnnotatedType().getAnnotations()))
                    .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
        }

        record FromContext() implements Argument {
            @Override
            public Object value(TaskContext context) {
                return context;
            }
        }

        record FromInput(String name, Type type, boolean required, String what) implements Argument {
            @Override
            public @Nullable Object value(TaskContext context) {
                return ValueConverter.convert(context.input(name, Object.class), type, what);
            }
        }

        record FromOption(
                String name,
                Type type,
                String what,
                @Nullable Object zero) implements Argument {
            @Override
            public @Nullable Object value(TaskContext context) {
                Object written = context.options().value(name);
                return written == null && zero != null ? zero : ValueConverter.convert(written, type, what);
            }
        }

        private static @Nullable Object zero(Class<?> type) {
            return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
        }

        record FromAccumulator(Type type, String what) implements Argument {
            @Override
            public @Nullable Object value(TaskContext context) {
                return ValueConverter.convert(context.accumulator(), type, what);
            }
        }

        record FromResult(String task, Type type, String what) implements Argument {
            @Override
            public @Nullable Object value(TaskContext context) {
                Object content = context.resultOf(task).map(TaskResult::content).orElse(null);
                return ValueConverter.convert(content, type, what);
            }
        }

        record FromPipe(String name, Type type, Class<?> raw, boolean nullable, String what) implements Argument {
            private static final int GIVERS = 3;

            FromPipe(Parameter parameter, boolean nullable, String what) {
                this(parameter.getName(), parameter.getParameterizedType(), parameter.getType(), nullable, what);
            }

            /** Whether it can do without anything piped in. */
            boolean mayBeEmpty() {
                return nullable
                        || raw == Optional.class
                        || raw == TaskResults.class
                        || raw.isArray()
                        || Collection.class.isAssignableFrom(raw);
            }

            @Override
            public @Nullable Object value(TaskContext context) {
                TaskResults results = context.previousResults();
                if (raw == TaskResults.class) {
                    return results;
                }
                for (TaskResult result : results) {
                    if (result.failed()) {
                        throw new PipedFailureException(result.name());
                    }
                }
                if (results.isEmpty()) {
                    return nothing();
                }
                try {
                    return ValueConverter.convert(piped(results), type, what);
                } catch (ValueConversionException wrong) {
                    throw new ValueConversionException(wrong.getMessage() + "; it comes from " + names(results));
                }
            }

            private static String names(TaskResults results) {
                String names =
                        results.stream().limit(GIVERS).map(TaskResult::name).collect(Collectors.joining(", "));
                int more = results.size() - GIVERS;
                return more > 0 ? names + " and %,d more".formatted(more) : names;
            }

            private @Nullable Object nothing() {
                if (raw.isArray() || Collection.class.isAssignableFrom(raw)) {
                    return ValueConverter.convert(List.of(), type, what);
                }
                if (nullable || raw == Optional.class) {
                    return ValueConverter.convert(null, type, what);
                }
                throw new ValueConversionException(
                        "%s must be %s, got nothing; join the stages with |->, or declare the parameter Optional, a list or @Nullable"
                                .formatted(what, TypeNames.of(type)));
            }

            private @Nullable Object piped(TaskResults results) {
                if (results.size() > 1) {
                    return results.contents();
                }
                Object only = results.get(0).content();
                boolean wantsList = raw != Object.class && Collection.class.isAssignableFrom(raw);
                boolean isOne = !(only instanceof Collection<?>)
                        && only != null
                        && !only.getClass().isArray();
                return wantsList && isOne ? results.contents() : only;
            }
        }
    }
}
