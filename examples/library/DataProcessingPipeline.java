// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.library;

import io.volnux.engine.Pipeline;
import io.volnux.engine.Pointy;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Input;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A pipeline class: the fields are the inputs, the script stands in the annotation. */
@Pointy("Extract |-> Clean * 3 |-> Load (0 -> Alert, 1 -> Report)")
public final class DataProcessingPipeline extends Pipeline {

    /** Required: starting without it is an error that says so. */
    @Input
    public @Nullable Path inputFile;

    /** The value it is created with is the default. */
    @Input(required = false)
    public Path outputPath = Path.of("out.txt");

    @Override
    protected TaskRegistry tasks() {
        return TaskRegistry.ofMethods(new DataTasks());
    }
}
