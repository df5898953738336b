// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.property;

import io.volnux.observe.Finished;
import io.volnux.observe.HandOff;
import io.volnux.observe.Observation;
import io.volnux.observe.RunObserver;
import io.volnux.observe.Started;
import io.volnux.task.TaskRecord;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Takes down every observation of a run: when, where, within what. Thread-safe. */
final class Notes {

    /** One observation. */
    static final class Note implements Observation<Finished> {
        private final Notes notes;
        final String kind;
        final @Nullable Note parent;
        final @Nullable TaskRecord task;
        final Thread startedBy = Thread.currentThread();
        final int from;
        final AtomicInteger finishes = new AtomicInteger();
        volatile int to = Integer.MAX_VALUE;
        volatile @Nullable Thread finishedBy;

        Note(Notes notes, String kind, @Nullable Note parent, @Nullable TaskRecord task) {
            this.notes = notes;
            this.kind = kind;
            this.parent = parent;
            this.task = task;
            this.from = notes.call();
        }

        @Override
        public void finished(Finished end) {
            finishes.incrementAndGet();
            finishedBy = Thread.currentThread();
            to = notes.call();
        }

        @Override
        public String toString() {
            return kind + (task == null ? "" : " of " + task.name()) + " [" + from + ".." + to + "]";
        }
    }

    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final IntConsumer atCall;

    /** @param atCall told the number of every call; may end the run */
    Notes(IntConsumer atCall) {
        this.atCall = atCall;
    }

    List<Note> all() {
        return List.copyOf(notes);
    }

    private int call() {
        int number = calls.incrementAndGet();
        atCall.accept(number);
        return number;
    }

    RunObserver observer() {
        return (RunObserver) Proxy.newProxyInstance(
                RunObserver.class.getClassLoader(),
                new Class<?>[] {RunObserver.class},
                (proxy, method, arguments) -> answer(method.getName(), arguments));
    }

    private @Nullable Object answer(String method, Object @Nullable [] arguments) {
        if (arguments == null || !method.endsWith("Started")) {
            return switch (method) {
                case "handOff" -> HandOff.NONE;
                case "hashCode" -> System.identityHashCode(this);
                case "toString" -> "notes";
                default -> null;
            };
        }
        Note parent = arguments[0] instanceof Note note ? note : null;
        Object what = arguments[arguments.length - 1];
        Note note = new Note(this, method, parent, what instanceof Started.Task task ? task.record() : null);
        notes.add(note);
        return note;
    }
}
