// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import io.volnux.lang.Chain;
import io.volnux.lang.Group;
import io.volnux.lang.MetaRef;
import io.volnux.lang.Options;
import io.volnux.lang.Parallel;
import io.volnux.lang.Stage;
import io.volnux.lang.TaskRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled tree in the form of the case files. */
public final class TreeShape {
    private TreeShape() {}

    /** Returns a chain as lists and maps. */
    public static List<@Nullable Object> of(Chain chain) {
        var stages = new ArrayList<@Nullable Object>();
        for (var step : chain.steps()) {
            var shape = of(step.stage());
            if (step.pipe() != null) {
                shape.put("pipe", step.pipe().symbol());
            }
            stages.add(shape);
        }
        return stages;
    }

    private static Map<String, @Nullable Object> of(Stage stage) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        switch (stage) {
            case TaskRef task -> {
                shape.put("task", task.name());
                putNamespace(shape, task.namespace());
                putOptions(shape, task.options());
                putBranches(shape, task.branches());
            }
            case MetaRef meta -> {
                shape.put("meta", meta.mode().name());
                shape.put("template", meta.template());
                putNamespace(shape, meta.namespace());
                putOptions(shape, meta.options());
                putBranches(shape, meta.branches());
            }
            case Parallel parallel ->
                shape.put(
                        "parallel", parallel.arms().stream().map(TreeShape::of).toList());
            case Group group -> {
                shape.put("group", group.chains().stream().map(TreeShape::of).toList());
                putOptions(shape, group.options());
            }
        }
        return shape;
    }

    private static void putNamespace(Map<String, @Nullable Object> shape, String namespace) {
        if (!namespace.equals("local")) {
            shape.put("namespace", namespace);
        }
    }

    private static void putOptions(Map<String, @Nullable Object> shape, Options options) {
        if (!options.isEmpty()) {
            shape.put("options", options.values());
        }
    }

    private static void putBranches(Map<String, @Nullable Object> shape, Map<Integer, Chain> branches) {
        if (!branches.isEmpty()) {
            var shapes = new LinkedHashMap<String, @Nullable Object>();
            branches.forEach((descriptor, chain) -> shapes.put(descriptor.toString(), of(chain)));
            shape.put("branches", shapes);
        }
    }
}
