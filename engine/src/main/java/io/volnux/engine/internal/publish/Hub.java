// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.publish;

import io.volnux.engine.spi.TimeSource;
import io.volnux.observe.RunObserver;
import io.volnux.observe.signal.Registration;
import io.volnux.observe.signal.Signals;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The observers and listeners of one engine. */
public final class Hub {

    private final CopyOnWriteArrayList<RunObserver> observers = new CopyOnWriteArrayList<>();
    private final Signals signals = new Signals();
    private final RateLimitedLog log;

    public Hub(TimeSource time) {
        this.log = new RateLimitedLog(time);
    }

    /** Adds an observer of runs that start from now on. */
    public Registration add(RunObserver observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    /** The signals. */
    public Signals signals() {
        return signals;
    }

    /** A publisher for one run; observers added later do not hear it. */
    public Publisher publisher() {
        return observers.isEmpty() ? new Publisher(this, List.of()) : new Publisher(this, onePerRole());
    }

    private List<RunObserver> onePerRole() {
        List<RunObserver> all = List.copyOf(observers);
        return IntStream.range(0, all.size())
                .filter(place -> !isReplaced(place, all))
                .mapToObj(all::get)
                .toList();
    }

    /** Whether another one of its role counts more, or as much and was added later. */
    private boolean isReplaced(int place, List<RunObserver> all) {
        String role = roleOf(all.get(place));
        int rank = rankOf(all.get(place));
        return !role.isEmpty()
                && IntStream.range(0, all.size())
                        .filter(other -> other != place && role.equals(roleOf(all.get(other))))
                        .anyMatch(other ->
                                rankOf(all.get(other)) > rank || (rankOf(all.get(other)) == rank && other > place));
    }

    private String roleOf(RunObserver observer) {
        return answer(observer, observer::role, "");
    }

    private int rankOf(RunObserver observer) {
        return answer(observer, observer::rank, 0);
    }

    private <T> T answer(RunObserver observer, Supplier<T> question, T fallback) {
        try {
            T answer = question.get();
            return answer == null ? fallback : answer;
        } catch (Throwable thrown) {
            failed(observer, thrown);
            return fallback;
        }
    }

    void failed(Object called, Throwable thrown) {
        log.log(
                "observer %s failed; the run goes on"
                        .formatted(called.getClass().getName()),
                thrown);
    }
}
