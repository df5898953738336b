// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.log.ConsoleLoggers;
import io.volnux.cli.progress.Lines;
import io.volnux.cli.progress.Progress;
import io.volnux.cli.progress.Screen;
import io.volnux.cli.text.Json;
import io.volnux.cli.text.Style;
import io.volnux.observe.FailureKind;
import io.volnux.observe.FailureReport;
import io.volnux.observe.Palette;
import io.volnux.observe.RunReport;
import io.volnux.observe.Waterfall;
import java.io.PrintStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run shows while it goes on and at its end. As long as it is open, standard output and standard error of the
 * process are those of the tasks: above a live block, and never into a JSON document.
 */
final class RunOutput implements AutoCloseable {

    /** How much is shown. */
    enum Kind {
        PEOPLE,
        QUIET,
        JSON,
        QUIET_JSON;

        static Kind of(boolean json, boolean quiet) {
            return json ? quiet ? QUIET_JSON : JSON : quiet ? QUIET : PEOPLE;
        }

        boolean isQuiet() {
            return this == QUIET || this == QUIET_JSON;
        }

        boolean isJson() {
            return this == JSON || this == QUIET_JSON;
        }
    }

    private final Surroundings surroundings;
    private final Kind kind;
    private final boolean noColor;
    private final Terminal terminal;
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final @Nullable Progress progress;
    private final @Nullable PrintStream taskOut;
    private final @Nullable PrintStream taskErr;
    private final ConsoleLoggers.Quiet logging;
    private boolean open = true;

    RunOutput(Surroundings surroundings, Kind kind, boolean noColor) {
        this.surroundings = surroundings;
        this.kind = kind;
        this.noColor = noColor;
        this.terminal = Terminal.of(surroundings);
        this.logging = kind.isQuiet() ? ConsoleLoggers.quietly() : () -> {};
        PrintStream results = kind.isJson() ? surroundings.err() : surroundings.out();
        Style style = Terminal.style(surroundings, 2, noColor);
        if (!kind.isQuiet() && terminal.live()) {
            Screen screen = new Screen(surroundings.err(), style, terminal.rows());
            progress = Progress.live(screen, surroundings.time());
            taskOut = screen.guarded(surroundings.process().isTerminal(1) ? surroundings.err() : results);
            taskErr = screen.guarded(surroundings.err());
        } else {
            progress =
                    kind.isQuiet() ? null : Progress.lines(new Lines(surroundings.err(), style), surroundings.time());
            taskOut = null;
            taskErr = null;
        }
        System.setOut(new TaskStream(taskOut == null ? results : taskOut));
        System.setErr(new TaskStream(taskErr == null ? surroundings.err() : taskErr));
    }

    /** What listens to the run; empty if nothing is shown. */
    Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    /** Ends what moves, and gives the streams back. */
    @Override
    public void close() {
        settle();
    }

    /** As {@link #close()}, before the result is told. */
    void settle() {
        if (!open) {
            return;
        }
        open = false;
        logging.close();
        System.setOut(outBefore);
        System.setErr(errBefore);
        if (progress != null) {
            progress.close();
        }
        if (taskOut != null && taskErr != null) {
            taskOut.close();
            taskErr.close();
        }
    }

    /** Shows how it ended. */
    void end(Ending ending) {
        settle();
        switch (kind) {
            case PEOPLE -> {
                Style style = Terminal.style(surroundings, 1, noColor);
                Palette palette = new Palette(style.colours(), style.unicode());
                surroundings.out().print(new Waterfall(terminal.columns(), palette).render(ending.report()));
                ending.lines(terminal.columns(), style.unicode()).forEach(surroundings.out()::println);
            }
            case QUIET -> complain(ending.report());
            case JSON -> surroundings.out().println(Json.write(ending.story()));
            case QUIET_JSON -> {
                complain(ending.report());
                surroundings.out().println(Json.write(ending.story()));
            }
        }
        surroundings.out().flush();
    }

    /** Whether a document that was asked for got out; complains if it did not. */
    boolean delivered() {
        if (!kind.isJson() || !surroundings.out().checkError()) {
            return true;
        }
        surroundings.err().println("volnux: standard output could not be written; the run itself is not affected");
        return false;
    }

    private void complain(RunReport report) {
        PrintStream err = surroundings.err();
        for (FailureReport failure : report.failures()) {
            if (failure.kind() != FailureKind.HANDLED) {
                String place = failure.cause().at().map(at -> " (" + at + ")").orElse("");
                err.println("volnux: task %s failed: %s%s"
                        .formatted(failure.task(), failure.cause().text(), place));
            }
        }
        RunReport.Summary summary = report.summary();
        summary.error()
                .ifPresent(error -> err.println("volnux: run of %s ended: %s".formatted(summary.name(), error.text())));
    }
}
