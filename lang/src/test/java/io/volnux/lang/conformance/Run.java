// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a case: how the tasks behave and what must happen.
 *
 * @param order labels and maps {@code parallel -> list of lists of the same}
 * @param piped label to the labels whose results it receives
 */
public record Run(
        Given given,
        List<@Nullable Object> order,
        String status,
        Map<String, List<String>> piped,
        Map<String, Integer> attempts,
        List<String> failed,
        List<String> unhandled,
        Map<String, Map<String, @Nullable Object>> options) {

    static Run from(@Nullable Object json, List<String> problems) {
        var fields = new Fields("run", json, problems);
        var piped = new LinkedHashMap<String, List<String>>();
        fields.map("piped").ifPresent(map -> map.forEach((label, from) -> piped.put(label, texts(from))));
        var options = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        var written = fields.map("options").orElse(Map.of());
        var effective = new Fields("run.options", written, problems);
        written.keySet()
                .forEach(label -> options.put(label, effective.map(label).orElse(Map.of())));
        if (!fields.has("order") || !fields.has("status")) {
            fields.problem("must have order and status");
        }
        var run = new Run(
                Given.from(fields.any("given"), problems),
                fields.list("order").orElse(List.of()),
                fields.text("status").orElse(""),
                piped,
                integers(fields, "attempts"),
                fields.texts("failed").orElse(List.of()),
                fields.texts("unhandled").orElse(List.of()),
                options);
        fields.finish();
        return run;
    }

    private static List<String> texts(@Nullable Object json) {
        return json instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    private static Map<String, Integer> integers(Fields fields, String field) {
        var integers = new LinkedHashMap<String, Integer>();
        fields.map(field)
                .ifPresent(map -> map.forEach((label, value) -> {
                    if (value instanceof Long number) {
                        integers.put(label, Math.toIntExact(number));
                    } else {
                        fields.problem(field + "." + label + " must be an integer, got " + value);
                    }
                }));
        return integers;
    }

    /**
     * How the tasks behave.
     *
     * @param raises label to the number of first attempts that throw
     * @param goTo label to descriptor
     * @param policy {@code STOP}, {@code CONTINUE} or {@code DEFAULT}; absent means the test sets {@code CONTINUE}
     */
    public record Given(
            List<String> fail, Map<String, Integer> raises, Map<String, Integer> goTo, Optional<String> policy) {
        static Given from(@Nullable Object json, List<String> problems) {
            var fields = new Fields("given", json == null ? Map.of() : json, problems);
            var given = new Given(
                    fields.texts("fail").orElse(List.of()),
                    integers(fields, "raises"),
                    integers(fields, "goto"),
                    fields.text("policy"));
            fields.finish();
            return given;
        }
    }
}
