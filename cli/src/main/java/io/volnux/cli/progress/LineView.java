// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.cli.text.Style;
import io.volnux.cli.text.Times;
import io.volnux.engine.spi.TimeSource;
import io.volnux.task.TaskOutcome;
import io.volnux.task.TaskRecord;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** For files and pipes: a line when a task starts, is retried and ends, and now and then one about fan-outs. */
final class LineView implements View {

    private static final long FAN_OUT_PERIOD = 5_000_000_000L;

    private final Lines lines;
    private final TimeSource time;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile long begin;
    private final Set<TaskProgress> fanOuts = ConcurrentHashMap.newKeySet();
    private final Ticker ticker;

    LineView(Lines lines, TimeSource time) {
        this.lines = lines;
        this.time = time;
        this.begin = time.nanoTime();
        this.ticker = Ticker.start(time, FAN_OUT_PERIOD, this::tellFanOuts);
    }

    @Override
    public void begins() {
        if (begun.compareAndSet(false, true)) {
            begin = time.nanoTime();
        }
    }

    @Override
    public void started(TaskProgress task) {
        if (task.isFanOut()) {
            fanOuts.add(task);
        }
        print(task, "started");
    }

    @Override
    public void retrying(TaskProgress task, TaskProgress.Wait failure) {
        long wait = Math.max(0, failure.untilNanos() - time.nanoTime());
        String again = wait < 1_000_000 ? "again now" : "again in " + Times.of(wait);
        print(
                task,
                lines.style()
                        .yellow("attempt %d of %d failed: %s; %s"
                                .formatted(failure.attempt(), failure.maxAttempts(), failure.cause(), again)));
    }

    @Override
    public void ended(TaskProgress task, TaskRecord record) {
        fanOuts.remove(task);
        print(task, ending(lines.style(), task, record, time.nanoTime()));
    }

    static String ending(Style style, TaskProgress task, TaskRecord record, long now) {
        String took = " after " + Times.of(now - task.startedNanos());
        TaskOutcome outcome = record.outcome();
        String items = task.isFanOut() && task.instances() > 0 ? ", " + items(task) : "";
        return switch (outcome) {
            case SUCCESS -> style.green("done") + took + items;
            case GOTO -> "went to branch " + record.descriptor().orElse(-1) + took;
            case BYPASSED -> "bypassed";
            case CANCELLED, STOPPED -> style.yellow(outcome.word() + took + items);
            case FAILURE, TIMED_OUT, ABANDONED -> {
                String what = outcome == TaskOutcome.FAILURE
                        ? "failed"
                        : outcome.word().replace('_', ' ');
                String attempts = record.attempts() > 1 ? ", " + record.attempts() + " attempts" : "";
                yield style.red(what + took + attempts + items + ": " + Causes.brief(record.result(), task.secrets()));
            }
        };
    }

    static boolean isBad(TaskRecord record) {
        return record.result().failed() && record.outcome() != TaskOutcome.CANCELLED;
    }

    private void tellFanOuts() {
        for (TaskProgress task : fanOuts) {
            print(task, items(task));
        }
    }

    static String items(TaskProgress task) {
        String known = task.items() < 0 ? "" : "/" + Times.count(task.items());
        String failed = task.failedInstances() == 0 ? "" : ", " + Times.count(task.failedInstances()) + " failed";
        return Times.count(task.instances()) + known + " items" + failed;
    }

    private void print(TaskProgress task, String what) {
        lines.print("%8s  %s: %s".formatted(Times.running(time.nanoTime() - begin), task.name(), what));
    }

    @Override
    public void close() {
        ticker.close();
    }
}
