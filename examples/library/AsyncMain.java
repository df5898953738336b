// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.library;

import io.volnux.engine.Engine;
import io.volnux.engine.Pipeline;
import io.volnux.engine.PipelineExecutionException;
import io.volnux.engine.Pointy;
import io.volnux.engine.RunHandle;
import io.volnux.engine.RunOptions;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

/** Runs that go on by themselves: waiting with a limit, cancelling, and a deadline of the run itself. */
public final class AsyncMain {

    private AsyncMain() {}

    /** Prints what came of it. */
    public static void main(String[] words) throws InterruptedException {
        waitThenCancel().forEach(System.out::println);
        System.out.println(deadline());
    }

    /** A pipeline whose only task waits until somebody opens the door. */
    @Pointy("Wait")
    public static final class Waiting extends Pipeline {
        private final CountDownLatch door = new CountDownLatch(1);

        /** Lets the task end. */
        public void open() {
            door.countDown();
        }

        @Override
        protected TaskRegistry tasks() {
            return waiting(door);
        }
    }

    private static TaskRegistry waiting(CountDownLatch door) {
        return TaskRegistry.builder()
                .task("Wait", context -> {
                    door.await(); // ends with an exception when the run is cancelled
                    return Outcome.success("opened");
                })
                .build();
    }

    /** A run that ends by itself. */
    public static String toTheEnd() throws InterruptedException {
        Waiting pipeline = new Waiting();
        RunHandle run = pipeline.startAsync();
        pipeline.open();
        return run.await().result().word();
    }

    /** The waiting ends first, then the run. */
    public static List<String> waitThenCancel() throws InterruptedException {
        RunHandle run = new Waiting().startAsync();
        String waited;
        try {
            waited = run.await(Duration.ofMillis(20)).result().word();
        } catch (TimeoutException goesOn) {
            waited = "still running";
        }
        run.cancel();
        return List.of(waited, run.await().result().word());
    }

    /** The run itself may take only so long; that it took longer is an exception. */
    public static String deadline() throws InterruptedException {
        try (Engine engine =
                Engine.builder().tasks(waiting(new CountDownLatch(1))).build()) {
            RunHandle run = engine.start(
                    Workflow.parse("late", "Wait"), Map.of(), RunOptions.none().deadline(Duration.ofMillis(20)));
            return run.await().result().word();
        } catch (PipelineExecutionException late) {
            return "ended: " + late.getMessage();
        }
    }
}
