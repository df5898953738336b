// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.cli.text.Style;
import io.volnux.cli.text.Times;
import io.volnux.engine.spi.TimeSource;
import io.volnux.task.TaskRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** For terminals: a block with one line per active task and a line of totals, drawn ten times a second. */
final class LiveView implements View {

    private static final long PERIOD = 100_000_000L;
    /** Tasks this quick need no line of their own when they end. */
    private static final long QUICK = 1_000_000_000L;

    private static final int BAR = 20;
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String ASCII_SPINNER = "|/-\\";

    private final Screen screen;
    private final Style style;
    private final TimeSource time;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile long begin;
    private final Set<TaskProgress> active = ConcurrentHashMap.newKeySet();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Ticker ticker;
    private int turn;

    LiveView(Screen screen, TimeSource time) {
        this.screen = screen;
        this.style = screen.style();
        this.time = time;
        this.begin = time.nanoTime();
        this.ticker = Ticker.start(time, PERIOD, this::draw);
    }

    @Override
    public void begins() {
        if (begun.compareAndSet(false, true)) {
            begin = time.nanoTime();
        }
    }

    @Override
    public void started(TaskProgress task) {
        active.add(task);
    }

    @Override
    public void retrying(TaskProgress task, TaskProgress.Wait failure) {}

    @Override
    public void ended(TaskProgress task, TaskRecord record) {
        active.remove(task);
        boolean bad = LineView.isBad(record);
        (bad ? failed : done).incrementAndGet();
        long now = time.nanoTime();
        if (bad || now - task.startedNanos() >= QUICK) {
            String mark = bad ? style.red(style.sign("✗", "x")) : style.green(style.sign("✓", "*"));
            screen.above("%s %s %s%n".formatted(mark, task.name(), LineView.ending(style, task, record, now)));
        }
    }

    private void draw() {
        long now = time.nanoTime();
        List<TaskProgress> tasks;
        try (Stream<TaskProgress> all = active.stream()) {
            tasks = all.sorted(Comparator.comparingLong(TaskProgress::startedNanos))
                    .toList();
        }
        int room = screen.room() - 1;
        int shown = tasks.size() <= room ? tasks.size() : Math.max(0, room - 1);
        int width = tasks.stream()
                .limit(shown)
                .mapToInt(task -> task.name().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (TaskProgress task : tasks.subList(0, shown)) {
            lines.add(line(task, Math.min(width, 40), now));
        }
        if (shown < tasks.size()) {
            lines.add(style.faint("  and %s more".formatted(Times.count((long) tasks.size() - shown))));
        }
        lines.add(totals(tasks.size(), now));
        turn++;
        screen.draw(lines);
    }

    private String line(TaskProgress task, int width, long now) {
        String spinner = style.sign(SPINNER, ASCII_SPINNER);
        String mark = String.valueOf(spinner.charAt(turn % spinner.length()));
        String name = task.name() + " ".repeat(Math.max(0, width - task.name().length()));
        String elapsed = "%8s".formatted(Times.running(now - task.startedNanos()));
        return style.cyan(mark) + " " + style.bold(name) + elapsed + "  "
                + (task.isFanOut() ? fanOut(task) : attempts(task, now));
    }

    private String attempts(TaskProgress task, long now) {
        TaskProgress.Wait failure = task.lastFailure();
        if (failure == null) {
            return "";
        }
        String number = task.attempt() > failure.attempt() || now >= failure.untilNanos()
                ? "attempt %d of %d".formatted(Math.max(task.attempt(), failure.attempt() + 1), failure.maxAttempts())
                : "attempt %d of %d in %s"
                        .formatted(
                                failure.attempt() + 1,
                                failure.maxAttempts(),
                                Times.running(failure.untilNanos() - now));
        return style.yellow(number) + style.faint("  after " + failure.cause());
    }

    private String fanOut(TaskProgress task) {
        int items = task.items();
        if (items <= 0) {
            return LineView.items(task);
        }
        int filled = (int) ((long) BAR * Math.min(task.instances(), items) / items);
        String bar = style.sign("━", "#").repeat(filled);
        String rest = style.sign("━", ".").repeat(BAR - filled);
        return style.green(bar) + style.faint(rest) + " " + LineView.items(task);
    }

    private String totals(int running, long now) {
        String bad = failed.get() == 0 ? "" : ", " + style.red(Times.count(failed.get()) + " failed");
        return style.faint("%s  %s running, %s done"
                        .formatted(Times.running(now - begin), Times.count(running), Times.count(done.get())))
                + bad;
    }

    @Override
    public void close() {
        ticker.close();
        screen.draw(List.of());
    }
}
