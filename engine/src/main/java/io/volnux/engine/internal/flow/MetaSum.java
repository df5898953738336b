// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.flow;

import io.volnux.engine.internal.executor.InstanceEnd;
import io.volnux.graph.MetaSpec;
import io.volnux.lang.MetaMode;
import io.volnux.task.TaskOutcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of a meta event come to, by mode: content, or the reason it failed. Workers add to it at the same time,
 * each instance once; who waits for them asks for the sum when they are done or left behind.
 */
final class MetaSum {

    private static final int NONE = -1;

    private final MetaSpec spec;
    private final MetaItems items;

    /** Each written by the worker that executed the instance of that index. */
    private final @Nullable Object[] contents;

    private final AtomicInteger fastest = new AtomicInteger(NONE);
    private final ReentrantLock lock = new ReentrantLock();

    // guarded by lock
    private final BitSet failed = new BitSet();
    private int lowestFailed = Integer.MAX_VALUE;
    private @Nullable String firstFailure;

    private volatile boolean failing;
    private volatile @Nullable Throwable refusal;

    /** Of the only worker of REDUCE. */
    private @Nullable Object accumulator;

    MetaSum(MetaSpec spec, MetaItems items) {
        this.spec = spec;
        this.items = items;
        this.contents = new @Nullable Object[items.instances()];
        this.accumulator = spec.initialValue();
    }

    void add(int index, InstanceEnd end) {
        contents[index] = end.content();
        if (end.failed()) {
            addFailed(index, end);
            return;
        }
        if (fastest.get() == NONE) {
            fastest.compareAndSet(NONE, index);
        }
        if (spec.mode() == MetaMode.REDUCE) {
            accumulator = end.content();
        }
    }

    private void addFailed(int index, InstanceEnd end) {
        lock.lock();
        try {
            failing = true;
            if (refusal == null) {
                refusal = end.refusal();
            }
            failed.set(index);
            if (index < lowestFailed && end.outcome() != TaskOutcome.CANCELLED) {
                lowestFailed = index;
                firstFailure = "item %d: %s".formatted(index, end.message());
            }
        } finally {
            lock.unlock();
        }
    }

    /** The value so far, in REDUCE. */
    @Nullable
    Object accumulator() {
        return accumulator;
    }

    /** Why an executor did not take an instance, null if all were taken. */
    @Nullable
    Throwable refusal() {
        return refusal;
    }

    /** Whether further instances cannot change the end: REDUCE after a failing step, anything after a refusal. */
    boolean isDecided() {
        return failing && (refusal != null || hasFailedStep());
    }

    private boolean hasFailedStep() {
        return switch (spec.mode()) {
            case REDUCE -> !spec.flag("skip_errors", false);
            case MAP, FILTER, FOREACH, FLATMAP, FANOUT -> false;
        };
    }

    /** Why it failed, null if it did not. */
    @Nullable
    String failure(MetaTally tally) {
        int bad = tally.failed();
        String reason = switch (spec.mode()) {
            case MAP -> bad > 0 && !spec.flag("partial_success", false) && !skipErrors() ? many(bad) : null;
            case FLATMAP, REDUCE -> bad > 0 && !skipErrors() ? many(bad) : null;
            case FOREACH -> bad > 0 && !spec.flag("continue_on_error", true) ? many(bad) : null;
            case FILTER -> null;
            case FANOUT -> fanoutFailure(tally, bad);
        };
        return reason;
    }

    private boolean skipErrors() {
        return spec.flag("skip_errors", false);
    }

    private String many(int bad) {
        return "%d of %d instances of %s failed, first %s"
                .formatted(bad, items.instances(), spec.template(), firstFailure);
    }

    private @Nullable String fanoutFailure(MetaTally tally, int bad) {
        int wanted = spec.number("min_success_count", 1);
        if (tally.successful() < wanted) {
            return "%d of %d copies of %s succeeded, want at least %d%s"
                    .formatted(
                            tally.successful(),
                            items.instances(),
                            spec.template(),
                            wanted,
                            firstFailure == null ? "" : "; first failure: " + firstFailure);
        }
        if (bad > 0 && !spec.flag("continue_on_error", false)) {
            return many(bad);
        }
        boolean consensus = spec.word("aggregation_strategy", "all").equals("consensus");
        return consensus && successes().stream().distinct().count() > 1
                ? "copies of %s disagree: %s".formatted(spec.template(), successes())
                : null;
    }

    /** The content, if it did not fail. */
    @Nullable
    Object content() {
        return switch (spec.mode()) {
            case MAP -> mapped();
            case FILTER -> filtered();
            case REDUCE -> accumulator;
            case FOREACH -> items.all();
            case FLATMAP -> flattened();
            case FANOUT -> aggregated();
        };
    }

    private List<@Nullable Object> mapped() {
        boolean leaveOut = skipErrors();
        List<@Nullable Object> mapped = new ArrayList<>(contents.length);
        for (int i = 0; i < contents.length; i++) {
            if (!failed.get(i) || !leaveOut) {
                mapped.add(contents[i]);
            }
        }
        return mapped;
    }

    private List<@Nullable Object> filtered() {
        boolean invert = spec.flag("invert", false);
        boolean keepOnError = spec.flag("keep_on_error", false);
        List<@Nullable Object> kept = new ArrayList<>();
        for (int i = 0; i < contents.length; i++) {
            boolean keep = failed.get(i) ? keepOnError : Truth.of(contents[i]) != invert;
            if (keep) {
                kept.add(items.all().get(i));
            }
        }
        return kept;
    }

    private List<@Nullable Object> flattened() {
        int depth = spec.number("flatten_depth", 1);
        List<@Nullable Object> flat = new ArrayList<>();
        for (int i = 0; i < contents.length; i++) {
            if (!failed.get(i)) {
                flatten(contents[i], depth, flat);
            }
        }
        return flat;
    }

    private static void flatten(@Nullable Object content, int depth, List<@Nullable Object> into) {
        if (depth != 0 && content instanceof Collection<?> some) {
            some.forEach(each -> flatten(each, depth - 1, into));
        } else {
            into.add(content);
        }
    }

    private List<@Nullable Object> successes() {
        List<@Nullable Object> good = new ArrayList<>();
        for (int i = 0; i < contents.length; i++) {
            if (!failed.get(i)) {
                good.add(contents[i]);
            }
        }
        return good;
    }

    private @Nullable Object aggregated() {
        List<@Nullable Object> good = successes();
        return switch (spec.word("aggregation_strategy", "all")) {
            case "first", "consensus" -> good.isEmpty() ? null : good.get(0);
            case "fastest" -> fastest.get() == NONE ? null : contents[fastest.get()];
            case "majority" -> majority(good);
            default -> good;
        };
    }

    private static @Nullable Object majority(List<@Nullable Object> good) {
        Map<Object, Integer> counts = new LinkedHashMap<>();
        Object best = null;
        int most = 0;
        for (Object each : good) {
            int count = counts.merge(Objects.requireNonNullElse(each, "null"), 1, Integer::sum);
            if (count > most) {
                most = count;
                best = each;
            }
        }
        return best;
    }
}
