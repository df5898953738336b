// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.task.Bypass;
import io.volnux.task.Outcome;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task whose marked fields are set to the run's inputs before it works. */
record TaskWithInputs<T extends @Nullable Object>(Task<T> task, List<InputField> fields) implements Task<T> {

    @Override
    public Outcome<T> process(TaskContext context) throws Exception {
        inject(context);
        return task.process(context);
    }

    @Override
    public Bypass<T> bypass(TaskContext context) throws Exception {
        inject(context);
        return task.bypass(context);
    }

    @Override
    public void onSuccess(T value, TaskContext context) throws Exception {
        task.onSuccess(value, context);
    }

    @Override
    public void onFailure(Outcome.Failure<T> failure, TaskContext context) throws Exception {
        task.onFailure(failure, context);
    }

    private void inject(TaskContext context) {
        fields.forEach(field -> field.inject(task, context));
    }
}
