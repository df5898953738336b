// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names, parents, kinds, attributes, links, events and status of every kind of run, compared with files. */
class SpanTreeTest {

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void showsEveryLayer(Scenario scenario) throws IOException {
        check(scenario, TraceDetail.FULL);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void showsTasksOnly(Scenario scenario) throws IOException {
        check(scenario, TraceDetail.TASK);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void showsTheRunOnly(Scenario scenario) throws IOException {
        check(scenario, TraceDetail.RUN);
    }

    private static void check(Scenario scenario, TraceDetail detail) throws IOException {
        try (Observed observed = Observed.create()) {
            VolnuxTelemetry telemetry = observed.telemetry().detail(detail).build();
            scenario.run(builder -> builder.observer(telemetry.observer()));
            SpanTree tree = new SpanTree(observed.spans());
            assertThat(tree.flaws()).isEmpty();
            compare(scenario.name().toLowerCase(Locale.ROOT) + "." + detail.word() + ".txt", tree.text());
        }
    }

    /** With {@code -Dtrees.write=<folder>} the files are written instead, to be read before they are committed. */
    static void compare(String file, String actual) throws IOException {
        String folder = System.getProperty("trees.write");
        if (folder != null) {
            Files.writeString(Path.of(folder).resolve(file), actual);
        }
        try (InputStream expected = SpanTreeTest.class.getResourceAsStream("/trees/" + file)) {
            String text = folder != null || expected == null
                    ? folder == null ? "there is no file " + file : actual
                    : new String(expected.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(actual).isEqualTo(text);
        }
    }
}
