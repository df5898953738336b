// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.graph.CompileOptions;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskRegistry;
import io.volnux.lang.Script;
import io.volnux.task.ExecutionStatus;
import io.volnux.task.MetaCounts;
import io.volnux.task.ResultWord;
import io.volnux.task.RetryExhaustedException;
import io.volnux.task.TaskRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs that reports are made of. */
final class Runs {

    static final long MS = 1_000_000;

    private Runs() {}

    static TaskGraph graph(String script) {
        return TaskGraph.compile(Script.parse(script), TaskRegistry.empty(), CompileOptions.standard());
    }

    /** A failure thrown from line 42 of a class of the user's. */
    static IllegalStateException thrown(String message, String className) {
        var thrown = new IllegalStateException(message);
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.Objects", "requireNonNull", "Objects.java", 10),
            new StackTraceElement(className, "process", "Load.java", 42),
            new StackTraceElement("io.volnux.engine.internal.Attempt", "run", "Attempt.java", 7)
        });
        return thrown;
    }

    static RunReport success() {
        var extract = new FakeTask("1", "Extract").time(0, 1 * MS, 300 * MS);
        var clean = new FakeTask("2.a1", "Clean")
                .after(extract)
                .time(300 * MS, 301 * MS, 900 * MS)
                .attempts(3, 150 * MS);
        var price = new FakeTask("2.a2", "Price").after(extract).time(300 * MS, 480 * MS, 1100 * MS);
        var check = new FakeTask("2.a3", "Check")
                .after(extract)
                .time(300 * MS, 300 * MS, 304 * MS)
                .wentTo(2);
        var ask = new FakeTask("2.b2.1", "Ask").after(clean, price, check).time(1100 * MS, 1100 * MS, 1200 * MS);
        var load = new FakeTask("3", "Load").after(ask).time(1200 * MS, 1200 * MS, 2010 * MS);
        var run = new FakeRun(2010 * MS + 400_000, extract, clean, price, check, ask, load)
                .decided("2", "Check", 2, "goto: needs a look");
        return RunReport.of(
                run, graph("Extract -> Clean * 3 || Price || Check (0 -> Undo -> Tell, 2 |-> Ask) |-> Load"));
    }

    static RunReport failure() {
        var read = new FakeTask("1", "Read").time(0, 0, 120 * MS);
        var slow = new MetaCounts(
                10_000,
                9_997,
                3,
                12,
                List.of(new MetaCounts.Instance(4711, 1_200 * MS), new MetaCounts.Instance(3, 900 * MS)),
                List.of(
                        new MetaCounts.InstanceFailure(17, "price of order 17 must be a number, got 'n/a'"),
                        new MetaCounts.InstanceFailure(98, "price service answered 503"),
                        new MetaCounts.InstanceFailure(4711, "price service\nanswered 503")));
        var enrich = new FakeTask("2", "MAP<Enrich>")
                .after(read)
                .time(120 * MS, 125 * MS, 3_900 * MS)
                .failed("3 of 10,000 items failed")
                .counts(slow);
        var repair = new FakeTask("2.b0.1", "Repair").after(enrich).time(3_900 * MS, 3_900 * MS, 3_960 * MS);
        var cause = thrown("connection refused by s3cret-pw", "shop.Load");
        var root = new IOException("no route to host");
        root.setStackTrace(new StackTraceElement[] {});
        cause.initCause(root);
        var load = new FakeTask("3", "Load")
                .after(repair)
                .time(3_960 * MS, 3_960 * MS, 5_000 * MS)
                .attempts(2, 0)
                .failed(new RetryExhaustedException("Load", 2, cause));
        var run = new FakeRun(5_001 * MS, read, enrich, repair, load)
                .ended(ExecutionStatus.FAILED, ResultWord.FAILURE)
                .unhandled(load)
                .decided("2", "MAP<Enrich>", 0, "failure")
                .inputs(Map.of("dbPassword", "s3cret-pw"));
        return RunReport.of(
                run, graph("Read |-> MAP<Enrich> (0 -> Repair, 1 -> Praise) |-> Load * 2 -> Report -> Mail"));
    }

    /** The first run of a JVM: most of the time goes by before anything works. */
    static RunReport cold() {
        var load = new FakeTask("1", "Load").on("virtual").time(0, 120 * MS, 125 * MS);
        var left = new FakeTask("2.a1", "Left").on("virtual").after(load).time(125 * MS, 145 * MS, 150 * MS);
        var right = new FakeTask("2.a2", "Right").on("virtual").after(load).time(125 * MS, 126 * MS, 160 * MS);
        return RunReport.of(new FakeRun(164 * MS, load, left, right), graph("Load -> Left || Right"));
    }

    static RunReport running() {
        var read = new FakeTask("1", "Read").time(0, 0, 120 * MS);
        var run = new FakeRun(500 * MS, read).ended(ExecutionStatus.RUNNING, null);
        return RunReport.of(run, graph("Read -> Load"));
    }

    /** A chain of so many stages, each 1 ms, every hundredth slower, number 777 a handled failure. */
    static RunReport chain(int stages) {
        List<TaskRecord> records = new ArrayList<>();
        long now = 0;
        for (int i = 1; i <= stages; i++) {
            long took = i % 100 == 0 ? 20 * MS : MS;
            FakeTask task = new FakeTask("" + i, "T" + i).time(now, now, now + took);
            if (i > 1) {
                task.after(records.get(i - 2));
            }
            if (i == 777) {
                task.failed("seven");
            }
            records.add(task);
            now += took;
        }
        String script = IntStream.rangeClosed(1, stages).mapToObj(i -> "T" + i).collect(Collectors.joining(" -> "));
        return RunReport.of(new FakeRun(now, records.toArray(TaskRecord[]::new)), graph(script));
    }
}
