// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares an expected order with recorded starts and ends. */
final class OrderCheck {

    private final Map<String, Recorder.Seen> seen;
    private final List<String> mistakes = new ArrayList<>();

    private OrderCheck(Map<String, Recorder.Seen> seen) {
        this.seen = seen;
    }

    static List<String> mistakes(List<@Nullable Object> order, Map<String, Recorder.Seen> seen) {
        OrderCheck check = new OrderCheck(seen);
        Set<String> wanted = new LinkedHashSet<>();
        check.sequence(order, wanted);
        if (!wanted.equals(seen.keySet())) {
            check.mistakes.add("labels must be %s, got %s".formatted(wanted, seen.keySet()));
        }
        return check.mistakes;
    }

    private void sequence(Collection<?> elements, Set<String> all) {
        Set<String> before = Set.of();
        for (Object element : elements) {
            Set<String> labels = new LinkedHashSet<>();
            if (element instanceof Map<?, ?> map && map.get("parallel") instanceof List<?> arms) {
                arms.forEach(arm -> sequence(arm instanceof List<?> list ? list : List.of(), labels));
            } else {
                labels.add(String.valueOf(element));
            }
            mustFollow(before, labels);
            all.addAll(labels);
            before = labels;
        }
    }

    private void mustFollow(Set<String> before, Set<String> after) {
        for (String first : before) {
            for (String second : after) {
                Recorder.Seen one = seen.get(first);
                Recorder.Seen other = seen.get(second);
                if (one != null && other != null && !(one.end >= 0 && one.end < other.start)) {
                    mistakes.add("%s must end before %s starts".formatted(first, second));
                }
            }
        }
    }
}
