// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.task.MetaCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waterfalls against the files in {@code waterfall/}; {@code -Dviews.write=true} writes them anew, to be looked at. */
class WaterfallTest {

    private static final Path FILES = Path.of("src/test/resources/waterfall");

    record Look(String file, RunReport report, int width, Palette palette) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("success-100.txt", Runs.success(), 100, Palette.plain()),
                new Look("success-100.ansi", Runs.success(), 100, Palette.ansi()),
                new Look("success-80-ascii.txt", Runs.success(), 80, Palette.ascii()),
                new Look("failure-120.txt", Runs.failure(), 120, Palette.plain()),
                new Look("failure-120.ansi", Runs.failure(), 120, Palette.ansi()),
                new Look("failure-60-ascii.txt", Runs.failure(), 60, Palette.ascii()),
                new Look("cold-80.txt", Runs.cold(), 80, Palette.plain()),
                new Look("cold-60-ascii.txt", Runs.cold(), 60, Palette.ascii()),
                new Look("running-80.txt", Runs.running(), 80, Palette.plain()),
                new Look("chain-100.txt", Runs.chain(2_000), 100, Palette.plain()));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyWaterfallIsAsOnFile(Look look) throws IOException {
        Path file = FILES.resolve(look.file());
        String drawn = new Waterfall(look.width(), look.palette()).render(look.report());
        if (Boolean.getBoolean("views.write")) {
            Files.writeString(file, drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void chartLinesStayWithinTheWidth(Look look) {
        List<String> lines = new Waterfall(look.width(), look.palette()).lines(look.report());
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.replaceAll("\u001b\\[[0-9;]*m", ""))
                        .hasSizeLessThanOrEqualTo(Math.max(60, look.width())));
    }

    @Test
    void aRunThatDidNothingIsToldToo() {
        RunReport report = RunReport.of(new FakeRun(0), Runs.graph("A"));
        assertThat(new Waterfall(80, Palette.plain()).render(report))
                .contains("orders")
                .contains("0 tasks");
    }

    @Test
    void whatAnItemSaysIsNotCutBeforeItsValue() {
        String message = "task Check failed 3 times, first with java.lang.IllegalArgumentException: "
                + "the temperature of a day must be between -90 and 60 degrees Celsius, got 'n/a'";
        var counts = new MetaCounts(9, 8, 1, 2, List.of(), List.of(new MetaCounts.InstanceFailure(4, message)));
        var check = new FakeTask("1", "MAP<Check>")
                .failed("1 of 9 instances failed")
                .counts(counts);
        RunReport report = RunReport.of(new FakeRun(1, check).unhandled(check), Runs.graph("MAP<Check>"));
        assertThat(new Waterfall(80, Palette.plain()).render(report)).contains("    #4  " + message + "\n");
    }

    @Test
    void colouredAndPlainLookHaveTheSameText() {
        String plain = new Waterfall(100, Palette.plain()).render(Runs.failure());
        String coloured = new Waterfall(100, Palette.ansi()).render(Runs.failure());
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void asciiLookIsAscii() {
        for (RunReport report : List.of(Runs.success(), Runs.failure(), Runs.running(), Runs.chain(100))) {
            assertThat(new Waterfall(100, Palette.ascii()).render(report)).matches("\\p{ASCII}*");
        }
    }

    @Test
    void aMessageCannotMoveTheCursor() {
        var task = new FakeTask("1", "A").failed("up\u001b[2Aand\naway");
        RunReport report = RunReport.of(new FakeRun(1, task).unhandled(task), Runs.graph("A"));
        assertThat(new Waterfall(80, Palette.plain()).render(report)).contains("up [2Aand away");
    }

    @Test
    void theStoryAsMapsHoldsOnlyPlainValues() {
        for (RunReport report : List.of(Runs.success(), Runs.failure(), Runs.running())) {
            assertPlain(report.asMap());
        }
    }

    private static void assertPlain(Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThat(map.keySet()).allMatch(String.class::isInstance);
            map.values().forEach(WaterfallTest::assertPlain);
        } else if (value instanceof List<?> list) {
            list.forEach(WaterfallTest::assertPlain);
        } else {
            assertThat(value).isInstanceOfAny(String.class, Number.class, Boolean.class);
        }
    }
}
