// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.semconv;

/** The names of span events. */
public final class VolnuxEvents {

    @Described(on = "task.execute:*", value = "Another attempt follows")
    public static final String RETRY = "retry";

    @Described(on = "engine.process_task, or the root", value = "A branch runs")
    public static final String BRANCH_TAKEN = "branch_taken";

    @Described(on = "engine.process_task, or the root", value = "A node, and the rest of its chain, does not run")
    public static final String SKIPPED = "skipped";

    @Described(on = "workflow.*", value = "A task failed; whether that was handled is known at the end only")
    public static final String FAILURE = "failure";

    @Described(on = "workflow.*", value = "A result of work that had been given up came in and was ignored")
    public static final String LATE_RESULT = "late_result";

    @Described(on = "the innermost span that knows it", value = "An exception, recorded once")
    public static final String EXCEPTION = "exception";

    @Described(on = "signal.<name>", value = "A signal of the engine, on the span current at that moment")
    public static final String SIGNAL = "signal.";

    private VolnuxEvents() {}
}
