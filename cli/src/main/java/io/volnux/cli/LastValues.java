// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.text.PlainValues;
import io.volnux.cli.text.Times;
import io.volnux.task.RunResult;
import io.volnux.task.SecretValues;
import io.volnux.task.TaskResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the last stage of a run came to. */
final class LastValues {
    /** Items of a collection that are read for one line; no line is so long that it shows more. */
    private static final int ITEMS = 100;

    private static final int ARMS = 5;

    private final List<TaskResult> results;
    private final SecretValues secrets;

    LastValues(RunResult run) {
        this.results = run.results().stream().filter(result -> !result.failed()).toList();
        this.secrets = SecretValues.of(run.inputs());
    }

    /** Adds them to the story of a run: all in {@code results}, and one that is alone in {@code value}, too. */
    void addTo(Map<String, Object> story) {
        PlainValues values = new PlainValues(secrets::scrub);
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (TaskResult result : results) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("node_id", result.record().nodeId());
            one.put("task", result.name());
            one.put("value", values.of(result.content()));
            all.add(one);
        }
        story.put("results", all);
        Object only = all.size() == 1 ? all.get(0).get("value") : null;
        if (only != null) {
            story.put("value", only);
        }
    }

    /** A line per arm of the last stage, cut to a width; none if they gave nothing. */
    List<String> lines(int width, boolean unicode) {
        List<TaskResult> shown =
                results.stream().filter(result -> result.content() != null).toList();
        List<String> lines = new ArrayList<>();
        for (TaskResult result : shown.subList(0, Math.min(ARMS, shown.size()))) {
            lines.add(cut(result.name() + " = " + text(result.content()), width, unicode ? "…" : "..."));
        }
        if (shown.size() > ARMS) {
            lines.add("%s more".formatted(Times.count(shown.size() - (long) ARMS)));
        }
        return lines;
    }

    private String text(@Nullable Object content) {
        try {
            if (content instanceof Collection<?> items && items.size() > ITEMS) {
                return secrets.scrub("%s items, %s"
                        .formatted(
                                Times.count(items.size()),
                                items.stream().limit(ITEMS).toList()));
            }
            boolean array = content != null && content.getClass().isArray();
            Object plain = array ? new PlainValues(secrets::scrub).of(content) : content;
            return secrets.scrub(String.valueOf(plain));
        } catch (RuntimeException unreadable) {
            return content == null ? "null" : content.getClass().getName();
        }
    }

    /** One printable line. */
    private static String cut(String text, int width, String dots) {
        int[] points = text.codePoints()
                .limit(width + 1L)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .toArray();
        return points.length <= width
                ? new String(points, 0, points.length)
                : new String(points, 0, width - dots.length()) + dots;
    }
}
