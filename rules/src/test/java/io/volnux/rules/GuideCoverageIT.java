// SPDX-License-Identifier: Apache-2.0
package io.volnux.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every promise of the integration guide names a test that exists and ran in this build, or a recipe. */
class GuideCoverageIT {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (F-\\d\\d) \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    private final Documents documents = Documents.current();

    @Test
    void everyPromiseIsListedAndShown() throws IOException {
        var promises = new TreeSet<String>();
        var empty = new ArrayList<String>();
        ROW.matcher(documents.page("guide-coverage.md")).results().forEach(row -> {
            promises.add(row.group(1));
            if (!TEST.matcher(row.group(2)).find() && !row.group(2).contains("recipe: [")) {
                empty.add(row.group(1));
            }
        });
        assertThat(promises)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 77)
                        .mapToObj("F-%02d"::formatted)
                        .toList());
        assertThat(empty).isEmpty();
    }

    @Test
    void everyNamedTestRan() throws IOException {
        var ran = ran();
        var missing = new ArrayList<String>();
        Matcher named = TEST.matcher(documents.page("guide-coverage.md"));
        while (named.find()) {
            var test = named.group(1) + "#" + named.group(2);
            if (!ran.contains(test)) {
                missing.add(test);
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Tests in the reports of this build, as class and method without parameters. */
    private Set<String> ran() throws IOException {
        var ran = new TreeSet<String>();
        var testCase =
                Pattern.compile("<testcase name=\"(\\w+)[^\"]*\" classname=\"(?:[\\w.]+\\.)?(\\w+)(?:\\$\\w+)?\"");
        for (var module : Repository.current().modules()) {
            Path reports = documents.root().resolve(module + "/target/surefire-reports");
            for (var report : reports(reports)) {
                testCase.matcher(Files.readString(report))
                        .results()
                        .forEach(found -> ran.add(found.group(2) + "#" + found.group(1)));
            }
        }
        return ran;
    }

    private static List<Path> reports(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("TEST-"))
                    .toList();
        }
    }
}
