// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.task.PipelineView;
import io.volnux.task.RunResult;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bare workflow seen as a pipeline, for signals and observers. */
final class WorkflowInstance implements PipelineView {

    private final String name;
    private final Map<String, @Nullable Object> inputs;
    private volatile @Nullable RunResult run;

    WorkflowInstance(String name, Map<String, @Nullable Object> inputs) {
        this.name = name;
        this.inputs = Collections.unmodifiableMap(inputs);
    }

    void runsAs(RunResult result) {
        run = result;
    }

    @Override
    public String id() {
        RunResult known = run;
        return known == null ? name : known.runId() + "-pipeline";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, @Nullable Object> inputs() {
        return inputs;
    }

    @Override
    public Optional<RunResult> lastRun() {
        return Optional.ofNullable(run);
    }
}
