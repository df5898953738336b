// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A parsed query of {@link TaskResults#filter}. */
final class ResultQuery {

    private static final Set<String> OPERATORS = Set.of(
            "exact", "contains", "icontains", "startswith", "endswith", "gt", "gte", "lt", "lte", "in", "isnull");

    private static final Map<String, Function<TaskResult, @Nullable Object>> ATTRIBUTES = Map.ofEntries(
            Map.entry("id", TaskResult::id),
            Map.entry("name", TaskResult::name),
            Map.entry("namespace", TaskResult::namespace),
            Map.entry("task_id", TaskResult::taskId),
            Map.entry("success", TaskResult::success),
            Map.entry("failed", TaskResult::failed),
            Map.entry("content", TaskResult::content),
            Map.entry("message", result -> result.message().orElse(null)),
            Map.entry("cause", result -> result.cause().orElse(null)),
            Map.entry("attempts", TaskResult::attempts),
            Map.entry("bypassed", TaskResult::bypassed),
            Map.entry("started_at", TaskResult::startedAt),
            Map.entry("ended_at", TaskResult::endedAt));

    private final List<Condition> conditions;

    private ResultQuery(List<Condition> conditions) {
        this.conditions = conditions;
    }

    static ResultQuery of(Map<String, ?> query) {
        List<Condition> conditions = new ArrayList<>();
        query.forEach((key, wanted) -> conditions.add(condition(key, wanted)));
        return new ResultQuery(conditions);
    }

    boolean matches(TaskResult result) {
        return conditions.stream().allMatch(condition -> condition.matches(result));
    }

    private static Condition condition(String key, @Nullable Object wanted) {
        List<String> parts = new ArrayList<>(Arrays.asList(key.split("__", -1)));
        String operator = "exact";
        String last = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
        if (parts.size() > 1 && OPERATORS.contains(last)) {
            operator = last;
            parts.remove(parts.size() - 1);
        }
        if (!ATTRIBUTES.containsKey(parts.get(0))) {
            throw new IllegalArgumentException("query must start with one of "
                    + ATTRIBUTES.keySet().stream().sorted().toList() + ", got '" + key + "'");
        }
        return new Condition(parts, operator, wanted);
    }

    private record Condition(
            List<String> path, String operator, @Nullable Object wanted) {

        boolean matches(TaskResult result) {
            Function<TaskResult, @Nullable Object> attribute = ATTRIBUTES.get(path.get(0));
            Object value = attribute == null ? null : attribute.apply(result);
            for (String part : path.subList(1, path.size())) {
                value = PropertyPath.step(value, part);
            }
            if (operator.equals("isnull")) {
                return (value == null) == Boolean.TRUE.equals(wanted);
            }
            return value != null && compare(value);
        }

        private boolean compare(Object value) {
            return switch (operator) {
                case "contains" -> contains(value, wanted);
                case "icontains" -> wanted != null && lower(value).contains(lower(wanted));
                case "startswith" -> wanted != null && value.toString().startsWith(wanted.toString());
                case "endswith" -> wanted != null && value.toString().endsWith(wanted.toString());
                case "gt" -> order(value) > 0;
                case "gte" -> order(value) >= 0;
                case "lt" -> ordered(value) && order(value) < 0;
                case "lte" -> ordered(value) && order(value) <= 0;
                case "in" ->
                    wanted instanceof Collection<?> options && options.stream().anyMatch(option -> same(value, option));
                default -> same(value, wanted);
            };
        }

        private static boolean contains(Object value, @Nullable Object wanted) {
            if (value instanceof Collection<?> items) {
                return items.stream().anyMatch(item -> item != null && same(item, wanted));
            }
            return wanted != null && value.toString().contains(wanted.toString());
        }

        private static String lower(Object value) {
            return value.toString().toLowerCase(Locale.ROOT);
        }

        private static boolean same(Object value, @Nullable Object wanted) {
            if (value instanceof Number left && wanted instanceof Number right) {
                return Numbers.compare(left, right) == 0;
            }
            return value.equals(wanted);
        }

        private boolean ordered(Object value) {
            return (value instanceof Number && wanted instanceof Number)
                    || (wanted != null && value.getClass() == wanted.getClass() && value instanceof Comparable);
        }

        @SuppressWarnings("unchecked")
        private int order(Object value) {
            if (!ordered(value) || wanted == null) {
                return Integer.MIN_VALUE;
            }
            if (value instanceof Number left && wanted instanceof Number right) {
                return Numbers.compare(left, right);
            }
            return ((Comparable<Object>) value).compareTo(wanted);
        }
    }
}
