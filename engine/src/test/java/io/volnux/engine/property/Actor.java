// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.property;

import io.volnux.engine.testing.ManualTime;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import io.volnux.task.TaskContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays the tasks of a random graph. */
final class Actor {

    private static final Duration PAST_EVERY_LIMIT = Duration.ofMinutes(5);

    private final ManualTime time;
    private final CountDownLatch curtain = new CountDownLatch(1);

    Actor(ManualTime time) {
        this.time = time;
    }

    TaskRegistry registry(Map<String, Behaviour> behaviours) {
        TaskRegistry.Builder registry = TaskRegistry.builder();
        behaviours.forEach((name, behaviour) ->
                registry.task(TaskDefinition.of(name, (TaskContext context) -> play(behaviour, context))
                        .build()));
        return registry.build();
    }

    /** Lets tasks go that ignored their interrupt. */
    void curtain() {
        curtain.countDown();
    }

    private Outcome<Object> play(Behaviour behaviour, TaskContext context) throws InterruptedException {
        return switch (behaviour.kind()) {
            case SUCCEED -> Outcome.success(context.taskName());
            case SLOW -> {
                time.advance(Duration.ofMillis(300));
                yield Outcome.success(context.taskName());
            }
            case FAIL -> Outcome.failure("failed on purpose");
            case NOTHING -> nothing();
            case THROW -> {
                if (context.attempt() <= behaviour.number()) {
                    throw new IllegalStateException("attempt " + context.attempt());
                }
                yield Outcome.success(context.taskName());
            }
            case ERROR -> throw new AssertionError("an error on purpose");
            case GOTO -> Outcome.goTo(behaviour.number(), context.taskName());
            case HANG -> {
                untilTheCurtain();
                yield Outcome.success("woken");
            }
            case STUBBORN -> stubborn();
        };
    }

    @SuppressWarnings("NullAway") // a task that breaks its contract
    private static Outcome<Object> nothing() {
        return null;
    }

    private Outcome<Object> stubborn() {
        while (true) {
            try {
                untilTheCurtain();
                return Outcome.success("too late");
            } catch (InterruptedException ignored) {
                time.advance(PAST_EVERY_LIMIT);
            }
        }
    }

    /** Lets time pass, again and again: whoever gives this task a little more of it must not wait for ever. */
    private void untilTheCurtain() throws InterruptedException {
        do {
            time.advance(PAST_EVERY_LIMIT);
        } while (!curtain.await(2, TimeUnit.MILLISECONDS));
    }
}
