// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.volnux.task.ExecutionStatus;
import io.volnux.task.ResultWord;
import io.volnux.task.RetryExhaustedException;
import io.volnux.task.TaskOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunReportTest {

    private static final long MS = Runs.MS;

    private static String skipped(RunReport report) {
        StringBuilder text = new StringBuilder();
        for (SkippedNodes part : report.skipped()) {
            text.append(part.nodeId()).append(' ');
            part.nodes().forEach(node -> text.append(node.name()).append(' '));
            text.append("- ").append(part.reason()).append('\n');
        }
        return text.toString();
    }

    @Test
    void totalsAreSumsOverTheRows() {
        RunReport.Totals totals = Runs.failure().summary().totals();
        assertThat(totals.work().toMillis()).isEqualTo(120 + 3_775 + 60 + 1_040);
        assertThat(totals.parallelism()).isCloseTo(4_995.0 / 5_001, within(1e-9));
        assertThat(totals.retries()).isEqualTo(13);
        assertThat(totals.handled()).isEqualTo(1);
        assertThat(totals.unhandled()).isEqualTo(1);
    }

    @Test
    void startUpIsTheTimeBeforeTheFirstTaskUnlessThatWaitedForAPool() {
        assertThat(Runs.cold().startUp()).hasMillis(120);
        assertThat(map(Runs.cold().asMap().get("totals"))).containsEntry("start_up_ms", 120.0);
        var pooled = new FakeTask("1", "A").on("threadpool").time(0, 5 * MS, 6 * MS);
        assertThat(RunReport.of(new FakeRun(6 * MS, pooled), Runs.graph("A")).startUp())
                .isZero();
        assertThat(RunReport.of(new FakeRun(1), Runs.graph("A")).startUp()).isZero();
    }

    @Test
    void rowsSayWhatIsCriticalAndHowMuchSlackThereIs() {
        RunReport report = Runs.success();
        assertThat(report.rows())
                .filteredOn(row -> row.weight().critical())
                .extracting(ReportRow::name)
                .containsExactly("Extract", "Price", "Ask", "Load");
        assertThat(report.rows().get(1).weight().slack()).isEqualTo(200 * MS + 400_000);
        assertThat(report.rows().get(1).level()).isEqualTo(1);
        assertThat(report.rows().get(4).weight().dependsOn()).containsExactly("2.a1", "2.a2", "2.a3");
    }

    @Test
    void failuresAreUnwrappedAndScrubbedAndPlaced() {
        FailureReport load = Runs.failure().failures().get(1);
        assertThat(load.kind()).isEqualTo(FailureKind.UNHANDLED);
        assertThat(load.attempts()).isEqualTo(2);
        assertThat(load.cause().text()).isEqualTo("IllegalStateException: connection refused by ***");
        assertThat(load.cause().root()).isEqualTo("IOException: no route to host");
        assertThat(load.cause().at()).map(SourcePlace::toString).contains("Load.java:42");
    }

    @Test
    void wrappersOfExecutorsAreTakenOff() {
        var own = Runs.thrown("bad row", "shop.Load");
        var task = new FakeTask("1", "A").failed(new CompletionException(new ExecutionException(own)));
        RunReport report = RunReport.of(new FakeRun(1, task).unhandled(task), Runs.graph("A"));
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.cause().text()).isEqualTo("IllegalStateException: bad row");
            assertThat(failure.cause().root()).isEmpty();
        });
    }

    @Test
    void theLastOfSeveralAttemptsIsToldIfItEndedOtherwise() {
        var exhausted = new RetryExhaustedException("A", 3, new IllegalStateException("no token"));
        exhausted.addSuppressed(new IOException("no route"));
        exhausted.addSuppressed(new CompletionException(new IOException("reset")));
        exhausted.addSuppressed(new IllegalStateException("thrown by a hook"));
        var same = new RetryExhaustedException("B", 2, new IllegalStateException("no token"));
        same.addSuppressed(new IllegalStateException("no token"));
        var first = new FakeTask("1", "A").failed(exhausted);
        var second = new FakeTask("2", "B").failed(same);
        RunReport report = RunReport.of(new FakeRun(1, first, second).unhandled(first, second), Runs.graph("A -> B"));
        assertThat(report.failures())
                .extracting(
                        failure -> failure.cause().text(),
                        failure -> failure.cause().last())
                .containsExactly(
                        tuple("IllegalStateException: no token", "IOException: reset"),
                        tuple("IllegalStateException: no token", ""));
        assertThat(new Waterfall(80, Palette.ascii()).render(report))
                .containsOnlyOnce("    last attempt IOException: reset\n");
        assertThat(report.asMap().toString()).containsOnlyOnce("last_attempt=IOException: reset");
    }

    @Test
    void theLineOfTheUsersCodeIsFoundBelowALibrary() {
        var thrown = new IllegalStateException("no connection");
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.postgresql.core.Query", "open", "Query.java", 9),
            new StackTraceElement("shop.orders.db.Rows", "read", "Rows.java", 3),
            new StackTraceElement("shop.orders.Load", "process", "Load.java", 42),
            new StackTraceElement("io.volnux.engine.internal.Attempt", "run", "Attempt.java", 7),
            new StackTraceElement("org.junit.Runner", "run", "Runner.java", 1)
        });
        assertThat(SourcePlace.of(thrown)).map(SourcePlace::toString).contains("Rows.java:3");
    }

    @Test
    void aCauseThatHoldsItselfEnds() {
        var a = new IllegalStateException("a");
        var b = new IllegalStateException("b", a);
        a.initCause(b);
        var task = new FakeTask("1", "A").failed(a);
        RunReport report = RunReport.of(new FakeRun(1, task).unhandled(task), Runs.graph("A"));
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void aCancelledTaskIsNoFailure() {
        var task = new FakeTask("1", "A").failed("was asked to stop").outcome(TaskOutcome.CANCELLED);
        RunReport report = RunReport.of(
                new FakeRun(1, task).ended(ExecutionStatus.CANCELLED, ResultWord.CANCELLED), Runs.graph("A -> B"));
        assertThat(report.failures()).isEmpty();
        assertThat(skipped(report)).isEqualTo("2 B - run cancelled before\n");
    }

    @Test
    void aRunningRunTellsWhatHasEndedSoFar() {
        RunReport report = Runs.running();
        assertThat(report.summary().verdict().text()).isEqualTo("running");
        assertThat(report.rows()).hasSize(1);
        assertThat(skipped(report)).isEqualTo("2 Load - not reached yet\n");
        assertThat(map(report.asMap().get("run"))).doesNotContainKey("exit_code");
    }

    @Test
    void aFailureOfARunningRunIsOpen() {
        var task = new FakeTask("1", "A").failed("broken");
        RunReport report =
                RunReport.of(new FakeRun(1, task).ended(ExecutionStatus.RUNNING, null), Runs.graph("A (0 -> B)"));
        assertThat(report.rows().get(0).ending().failure()).isEqualTo(FailureKind.OPEN);
    }

    @Test
    void tasksAreNamedAsInTheScript() {
        var run = new FakeTask("1", "Run").failed("broken");
        RunReport report = RunReport.of(
                new FakeRun(1, run).unhandled(run).ended(ExecutionStatus.FAILED, ResultWord.FAILURE),
                Runs.graph("docker::Run -> docker::Push"));
        assertThat(report.rows().get(0).name()).isEqualTo("docker::Run");
        assertThat(report.failures().get(0).task()).isEqualTo("docker::Run");
        assertThat(skipped(report)).isEqualTo("2 docker::Push - docker::Run failed before\n");
    }

    @Nested
    class SkippedNodesHaveAReason {

        @Test
        void aBranchNotTakenWithAllItHolds() {
            var a = new FakeTask("1", "A");
            var y = new FakeTask("1.b1.1", "Y");
            RunReport report = RunReport.of(
                    new FakeRun(1, a, y).decided("1", "A", 1, "success"),
                    Runs.graph("A (0 -> X -> {P, Q (1 -> R)}, 1 -> Y)"));
            assertThat(skipped(report)).isEqualTo("1.b0 X P Q R - branch not taken: A took branch 1 (success)\n");
        }

        @Test
        void noBranchAtAll() {
            RunReport report = RunReport.of(
                    new FakeRun(1, new FakeTask("1", "A")).decided("1", "A", -1, "success"), Runs.graph("A (0 -> X)"));
            assertThat(skipped(report)).isEqualTo("1.b0 X - branch not taken: A took no branch (success)\n");
        }

        @Test
        void theRestOfAChainAfterAFailure() {
            var a = new FakeTask("1.c1.1", "A").failed("broken");
            var c = new FakeTask("1.c2.1", "C");
            RunReport report = RunReport.of(
                    new FakeRun(1, a, c).unhandled(a).ended(ExecutionStatus.FAILED, ResultWord.FAILURE),
                    Runs.graph("{A -> B -> {X -> Y}, C} -> D"));
            assertThat(skipped(report)).isEqualTo("1.c1.2 B X Y - A failed before\n2 D - A failed before\n");
        }

        @ParameterizedTest
        @CsvSource({
            "CANCELLED, STOPPED, run stopped before",
            "ABORTED, ABORTED, run aborted before",
            "FAILED, TIMEOUT, run timed out before",
            "FAILED, ERROR, run broke off before",
            "CANCELLED, FAILURE, run failed before"
        })
        void theEndOfTheRun(ExecutionStatus status, ResultWord word, String reason) {
            RunReport report =
                    RunReport.of(new FakeRun(1, new FakeTask("1", "A")).ended(status, word), Runs.graph("A -> B -> C"));
            assertThat(skipped(report)).isEqualTo("2 B C - " + reason + "\n");
        }

        @Test
        void nothingRanAtAll() {
            RunReport report = RunReport.of(
                    new FakeRun(1).ended(ExecutionStatus.ABORTED, ResultWord.ABORTED), Runs.graph("A -> B"));
            assertThat(skipped(report)).isEqualTo("1 A B - run aborted before\n");
        }

        @Test
        void deepScriptsTakeNoStack() {
            RunReport report = RunReport.of(
                    new FakeRun(1, new FakeTask("1", "A")).decided("1", "A", 1, "success"),
                    Runs.graph("A (0 -> ".repeat(450) + "B" + ")".repeat(450)));
            assertThat(report.skipped())
                    .singleElement()
                    .satisfies(part -> assertThat(part.nodes()).hasSize(450));
        }
    }

    @Test
    void theMapTellsTheWholeStory() {
        Map<String, Object> story = Runs.failure().asMap();
        assertThat(story)
                .containsOnlyKeys("run", "totals", "tasks", "skipped", "failures", "decisions", "critical_path");
        assertThat(map(story.get("run")))
                .containsEntry("result", "failure")
                .containsEntry("status", "failed")
                .containsEntry("exit_code", 1)
                .containsEntry("started_at", "2026-01-02T03:04:05Z")
                .containsEntry("duration_ms", 5_001.0);
        Map<String, Object> enrich = map(list(story.get("tasks")).get(1));
        assertThat(enrich)
                .containsEntry("task", "MAP<Enrich>")
                .containsEntry("failure", "handled")
                .containsEntry("queue_ms", 5.0)
                .containsEntry("run_ms", 3_775.0)
                .containsEntry("depends_on", List.of("1"));
        assertThat(map(enrich.get("fan_out"))).containsEntry("total", 10_000).containsEntry("failed", 3);
        assertThat(story.toString()).doesNotContain("s3cret-pw");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }
}
