// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The signals of one engine. Listeners are held strongly until they unsubscribe, and called one after the other in order
 * of subscription. Thread-safe.
 */
public final class Signals {

    private static final Subscription<?>[] NONE = {};

    private final ReentrantLock lock = new ReentrantLock();

    /** Replaced under the lock, never changed: an array and not a list, because every run asks for its length often. */
    private volatile Subscription<?>[] subscriptions = NONE;

    /** One listener's wish; compared by identity, so that the same listener may subscribe twice. */
    private static final class Subscription<S extends Signal> {

        private final Class<S> type;
        private final @Nullable Object sender;
        private final SignalListener<? super S> listener;

        Subscription(Class<S> type, @Nullable Object sender, SignalListener<? super S> listener) {
            this.type = type;
            this.sender = sender;
            this.listener = listener;
        }

        boolean wants(Signal signal) {
            return type.isInstance(signal) && (sender == null || sender.equals(signal.sender()));
        }

        Response call(Signal signal) {
            try {
                return new Response(listener, listener.onSignal(type.cast(signal)), null);
            } catch (Throwable thrown) {
                complain("listener of " + signal.name() + " failed", thrown);
                return new Response(listener, null, thrown);
            }
        }
    }

    /** What cannot be told in full, because its message or the log throws, is told by its class. */
    private static void complain(String what, Throwable thrown) {
        try {
            log().log(System.Logger.Level.WARNING, what, thrown);
        } catch (RuntimeException | Error mute) {
            log().log(
                            System.Logger.Level.WARNING,
                            what + " with " + thrown.getClass().getName());
        }
    }

    /** Hears signals of this type from every sender; {@code Signal.class} hears all. */
    public <S extends Signal> Registration subscribe(Class<S> type, SignalListener<? super S> listener) {
        return add(new Subscription<>(type, null, listener));
    }

    /** Hears signals of this type from one sender: a pipeline, a task's name, a batch's id. */
    public <S extends Signal> Registration subscribe(Class<S> type, Object sender, SignalListener<? super S> listener) {
        return add(new Subscription<>(type, sender, listener));
    }

    /** As {@link #subscribe(Class, SignalListener)}, for listeners without an answer. */
    public <S extends Signal> Registration on(Class<S> type, Consumer<? super S> listener) {
        return subscribe(type, signal -> {
            listener.accept(signal);
            return null;
        });
    }

    /** As {@link #subscribe(Class, Object, SignalListener)}, for listeners without an answer. */
    public <S extends Signal> Registration on(Class<S> type, Object sender, Consumer<? super S> listener) {
        return subscribe(type, sender, signal -> {
            listener.accept(signal);
            return null;
        });
    }

    private Registration add(Subscription<?> subscription) {
        change(known -> known.add(subscription));
        return () -> change(known -> known.remove(subscription));
    }

    private void change(Consumer<List<Subscription<?>>> change) {
        lock.lock();
        try {
            List<Subscription<?>> known = new ArrayList<>(Arrays.asList(subscriptions));
            change.accept(known);
            subscriptions = known.toArray(NONE);
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody listens at all. */
    public boolean isSilent() {
        return subscriptions.length == 0;
    }

    /** Whether somebody may want signals of this type. */
    public boolean hears(Class<? extends Signal> type) {
        for (Subscription<?> subscription : subscriptions) {
            if (subscription.type.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }

    /** Sends to every listener that wants it. */
    public List<Response> send(Signal signal) {
        List<Response> responses = new ArrayList<>();
        for (Subscription<?> subscription : subscriptions) {
            if (subscription.wants(signal)) {
                responses.add(subscription.call(signal));
            }
        }
        return responses;
    }

    /** Sends, building the signal only if somebody listens to its type. */
    public <S extends Signal> void send(Class<S> type, Supplier<S> signal) {
        if (hears(type)) {
            send(signal.get());
        }
    }

    /** Looked for when there is something to say: the platform opens every jar of the class path for its first logger. */
    private static System.Logger log() {
        return System.getLogger("io.volnux.signal");
    }
}
