// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import io.volnux.lang.ParseOptions;
import io.volnux.lang.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One case of the file.
 *
 * @param events names to register, absent for those of the script
 * @param problems what is wrong with the case itself; a case with problems must fail
 */
public record ConformanceCase(
        String name,
        String group,
        String script,
        Map<String, String> env,
        Optional<List<String>> events,
        boolean valid,
        Expected expected,
        List<String> problems) {

    /** Compiles the case's script against the case's environment. */
    public Script compile() {
        return Script.parse(script, ParseOptions.standard().withEnvironment(env::get));
    }

    @Override
    public String toString() {
        return name;
    }

    static ConformanceCase from(@Nullable Object json) {
        var problems = new ArrayList<String>();
        var fields = new Fields("case", json, problems);
        var name = fields.text("name").orElse("");
        if (name.isEmpty()) {
            fields.problem("must have a name");
        }
        var env = new LinkedHashMap<String, String>();
        fields.map("env").ifPresent(map -> map.forEach((key, value) -> env.put(key, String.valueOf(value))));
        if (!fields.has("script") || !fields.has("valid") || !fields.has("expected")) {
            fields.problem("must have script, valid and expected");
        }
        boolean valid = fields.flag("valid").orElse(false);
        fields.text("note");
        var read = new ConformanceCase(
                name,
                fields.text("group").orElse(""),
                fields.text("script").orElse(""),
                env,
                fields.texts("events"),
                valid,
                Expected.from(fields.any("expected"), valid, problems),
                problems);
        fields.finish();
        return read;
    }

    /**
     * What must come out.
     *
     * @param error code of the error; empty for a valid script
     * @param tree the compiled tree as lists and maps
     */
    public record Expected(
            Optional<String> error,
            Optional<Integer> line,
            Optional<Integer> column,
            Optional<String> suggestion,
            Optional<String> mode,
            Map<String, @Nullable Object> directives,
            Map<String, @Nullable Object> variables,
            List<String> warnings,
            Optional<List<@Nullable Object>> tree,
            Optional<List<Unresolved>> unresolved,
            List<Run> runs) {

        static Expected from(@Nullable Object json, boolean valid, List<String> problems) {
            var fields = new Fields("expected", json, problems);
            var expected = valid ? valid(fields, problems) : invalid(fields);
            fields.finish();
            return expected;
        }

        private static Expected invalid(Fields fields) {
            var error = fields.text("error");
            if (error.isEmpty()) {
                fields.problem("must have an error, or there is nothing to compare");
            }
            fields.text("message");
            return new Expected(
                    error,
                    fields.integer("line"),
                    fields.integer("column"),
                    fields.text("suggestion"),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }

        private static Expected valid(Fields fields, List<String> problems) {
            var unresolved = fields.list("unresolved")
                    .map(list -> list.stream()
                            .map(json -> Unresolved.from(json, problems))
                            .toList());
            var runs = fields.list("runs").orElse(List.of()).stream()
                    .map(json -> Run.from(json, problems))
                    .toList();
            var expected = new Expected(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    fields.text("mode"),
                    fields.map("directives").orElse(Map.of()),
                    fields.map("variables").orElse(Map.of()),
                    fields.texts("warnings").orElse(List.of()),
                    fields.list("tree"),
                    unresolved,
                    runs);
            if (expected.mode.isEmpty()
                    && expected.tree.isEmpty()
                    && runs.isEmpty()
                    && unresolved.isEmpty()
                    && expected.warnings.isEmpty()
                    && expected.directives.isEmpty()
                    && expected.variables.isEmpty()) {
                fields.problem("must have something to compare");
            }
            return expected;
        }
    }

    /** A name that {@code validate()} must report. */
    public record Unresolved(
            String name,
            String reason,
            Optional<Integer> line,
            Optional<Integer> column,
            String namespace,
            Optional<String> suggestion,
            List<String> candidates) {
        static Unresolved from(@Nullable Object json, List<String> problems) {
            var fields = new Fields("unresolved", json, problems);
            var unresolved = new Unresolved(
                    fields.text("name").orElse(""),
                    fields.text("reason").orElse(""),
                    fields.integer("line"),
                    fields.integer("column"),
                    fields.text("namespace").orElse("local"),
                    fields.text("suggestion"),
                    fields.texts("candidates").orElse(List.of()));
            fields.finish();
            return unresolved;
        }
    }
}
