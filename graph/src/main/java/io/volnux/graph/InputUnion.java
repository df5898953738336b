// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins what the tasks of a script want by name. */
final class InputUnion {

    private InputUnion() {}

    static Map<String, InputSpec> of(Collection<TaskNode> tasks) {
        Map<String, InputSpec> inputs = new LinkedHashMap<>();
        for (TaskNode task : tasks) {
            for (TaskParameter parameter : task.definition().parameters()) {
                InputSpec one =
                        new InputSpec(parameter.name(), parameter.type(), parameter.required(), List.of(task.name()));
                inputs.merge(parameter.name(), one, InputUnion::join);
            }
        }
        return inputs;
    }

    private static InputSpec join(InputSpec known, InputSpec more) {
        List<String> wantedBy = new ArrayList<>(known.wantedBy());
        more.wantedBy().stream().filter(name -> !wantedBy.contains(name)).forEach(wantedBy::add);
        Type type = known.type() == Object.class ? more.type() : known.type();
        return new InputSpec(known.name(), type, known.required() || more.required(), wantedBy);
    }
}
