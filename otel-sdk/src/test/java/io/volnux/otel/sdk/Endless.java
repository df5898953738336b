// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import java.util.concurrent.CountDownLatch;

/** A process whose only run ends when it is terminated. */
final class Endless {

    private Endless() {}

    /** Tasks. */
    public static final class Tasks {
        /** Waits until it is interrupted. */
        public void block() throws InterruptedException {
            System.out.println("running");
            new CountDownLatch(1).await();
        }
    }

    public static void main(String[] args) {
        VolnuxTracer.initialize(
                VolnuxTracerConfig.builder().otlpEndpoint(args[0]).build());
        try (Engine engine =
                Engine.builder().tasks(TaskRegistry.ofMethods(new Tasks())).build()) {
            engine.run(Workflow.parse("endless", "Block"));
        }
    }
}
