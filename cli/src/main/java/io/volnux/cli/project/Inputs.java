// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.project;

import io.volnux.cli.text.Json;
import io.volnux.cli.text.UserError;
import io.volnux.graph.InputSpec;
import io.volnux.lang.NearestName;
import io.volnux.task.SecretNames;
import io.volnux.task.TypeNames;
import io.volnux.task.ValueConversionException;
import io.volnux.task.ValueConverter;
import java.io.File;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values for the inputs of a run, from several places; a later one wins. */
public final class Inputs {

    /** An input every task may ask for without anybody giving it: the folder the script lies in. */
    public static final String SCRIPT_FOLDER = "scriptFolder";

    private final Map<String, @Nullable Object> given = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> offered = new LinkedHashMap<>();

    /** Offers what a project file says; a script need not want it. Relative paths count from the file's folder. */
    public Inputs offer(Settings settings) {
        Path folder = settings.file().map(Path::getParent).orElse(Path.of(""));
        settings.inputs().forEach((name, setting) -> offered.put(name, new FromFile(setting.value(), folder)));
        return this;
    }

    /** Offers the folder of the script. */
    public Inputs offer(ScriptFile script) {
        offered.put(SCRIPT_FOLDER, script.folder().toString().isEmpty() ? Path.of(".") : script.folder());
        return this;
    }

    private record FromFile(String text, Path folder) {}

    /**
     * Gives what a JSON object says.
     *
     * @throws UserError if it is not an object
     */
    public Inputs give(String source, String json) {
        if (!(Json.read(source, json) instanceof Map<?, ?> object)) {
            throw new UserError(source + " must be a JSON object of inputs, such as {\"limit\": 10}");
        }
        object.forEach((name, value) -> given.put(String.valueOf(name), value));
        return this;
    }

    /** Gives one value as written on the command line, {@code name=value}. */
    public Inputs give(String assignment) {
        int at = assignment.indexOf('=');
        if (at <= 0) {
            throw new UserError("--input must be name=value, got '%s'".formatted(assignment));
        }
        given.put(assignment.substring(0, at).strip(), assignment.substring(at + 1));
        return this;
    }

    /**
     * Converts everything to the declared types.
     *
     * @param declared the inputs that tasks want
     * @throws UserError listing every unknown, wrong and missing one
     */
    public Map<String, @Nullable Object> bind(Map<String, InputSpec> declared) {
        Map<String, @Nullable Object> bound = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String name : given.keySet()) {
            if (!declared.containsKey(name)) {
                problems.add(unknown(name, declared.keySet()));
            }
        }
        for (InputSpec input : declared.values()) {
            bind(input, bound, problems);
        }
        if (problems.size() == 1) {
            throw new UserError(problems.get(0));
        }
        if (!problems.isEmpty()) {
            throw UserError.withDetail(
                    "inputs must fit what the tasks want, got %d problems".formatted(problems.size()),
                    "  " + String.join("\n  ", problems));
        }
        return bound;
    }

    /** Adds what is offered and wanted to values that were bound otherwise. */
    public Map<String, @Nullable Object> offered(Map<String, InputSpec> declared, Map<String, @Nullable Object> bound) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(bound);
        for (InputSpec input : declared.values()) {
            if (!all.containsKey(input.name()) && offered.containsKey(input.name())) {
                all.put(input.name(), convert(offered.get(input.name()), input));
            }
        }
        return all;
    }

    private void bind(InputSpec input, Map<String, @Nullable Object> bound, List<String> problems) {
        String name = input.name();
        if (!given.containsKey(name) && !offered.containsKey(name)) {
            if (input.required()) {
                problems.add("input '%s' is missing; add --input %s=<%s> (wanted by %s)"
                        .formatted(name, name, TypeNames.of(input.type()), String.join(", ", input.wantedBy())));
            }
            return;
        }
        Object value = given.containsKey(name) ? given.get(name) : offered.get(name);
        try {
            bound.put(name, convert(value, input));
        } catch (ValueConversionException wrong) {
            String text = isComposite(ValueConverter.raw(input.type()))
                    ? String.valueOf(wrong.getMessage())
                    : "input '%s' must be %s, got %s".formatted(name, wanted(input.type()), shown(name, value));
            problems.add("%s (wanted by %s)".formatted(text, String.join(", ", input.wantedBy())));
        } catch (UserError notJson) {
            problems.add(String.valueOf(notJson.getMessage()));
        }
    }

    private static String wanted(Type type) {
        return type instanceof Class<?> plain && plain.isEnum()
                ? "one of " + String.join(", ", names(plain))
                : TypeNames.of(type);
    }

    private static List<String> names(Class<?> choice) {
        return Stream.of(choice.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    private static @Nullable Object convert(@Nullable Object value, InputSpec input) {
        Class<?> raw = ValueConverter.raw(input.type());
        String what = "input '" + input.name() + "'";
        if (value instanceof FromFile setting) {
            boolean file = raw == Path.class || raw == File.class;
            Object text = file ? relativized(setting.folder().resolve(setting.text())) : setting.text();
            return convert(text.toString(), input);
        }
        if (isComposite(raw) && value instanceof String text) {
            String example = Map.class.isAssignableFrom(raw) || raw.isRecord() ? "{\"a\": 1}" : "[1, 2]";
            String json = text.strip();
            if (!json.startsWith("{") && !json.startsWith("[")) {
                throw new UserError("%s must be %s, written as JSON such as %s, got %s"
                        .formatted(what, TypeNames.of(input.type()), example, shown(input.name(), value)));
            }
            return ValueConverter.convert(Json.read(what, json), input.type(), what);
        }
        return ValueConverter.convert(value, input.type(), what);
    }

    /** Whether it is written as JSON, so that a part of it can be wrong. */
    private static boolean isComposite(Class<?> raw) {
        return Collection.class.isAssignableFrom(raw)
                || Map.class.isAssignableFrom(raw)
                || raw.isArray()
                || raw.isRecord();
    }

    private static Path relativized(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = path.toAbsolutePath().normalize();
        return whole.startsWith(here) && !whole.equals(here) ? here.relativize(whole) : whole;
    }

    private static String shown(String name, @Nullable Object value) {
        if (SecretNames.matches(name)) {
            return SecretNames.MASK;
        }
        if (value == null) {
            return "null";
        }
        if (value instanceof Map || value instanceof Collection) {
            return "a JSON " + (value instanceof Map ? "object" : "array");
        }
        String text = value instanceof FromFile setting ? setting.text() : value.toString();
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
    }

    private static String unknown(String name, Collection<String> declared) {
        String hint = NearestName.nearest(name, declared)
                .map(near -> "; did you mean '%s'?".formatted(near))
                .orElse(declared.isEmpty() ? "; its tasks want none" : "; known: " + String.join(", ", declared));
        return "input '%s' is not wanted by any task%s".formatted(name, hint);
    }
}
