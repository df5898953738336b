// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What signals and observers see of a pipeline instance. */
public interface PipelineView {

    /** Unique id of the instance. */
    String id();

    /** The pipeline's name, by default its class's simple name; for a bare workflow, the workflow's. */
    String name();

    /** Inputs by name, as bound; empty before binding. */
    Map<String, @Nullable Object> inputs();

    /** The latest run's result, empty before the first start. */
    Optional<RunResult> lastRun();
}
