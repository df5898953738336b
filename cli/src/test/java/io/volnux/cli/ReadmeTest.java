// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer types from the README. */
class ReadmeTest {

    private static final Pattern SHOP = Pattern.compile("(?ms)^```\\w+\\n(?:# |// )shop/(\\S+)\\n(.*?)^```$");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theShopRunsAsItStandsThere() throws IOException {
        var user = new Session(folder).write("orders.csv", "a\n\nb\n");
        var files = SHOP.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .toList();
        assertThat(files).hasSize(2);
        files.forEach(file -> user.write("shop/" + file.group(1), file.group(2)));
        var answer = user.volnux("run", "DIR/shop", "--input", "file=DIR/orders.csv");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).startsWith("2 of 3 rows loaded\n");
        assertThat(user.volnux("run", "DIR/shop", "--input", "file=DIR/none.csv")
                        .code())
                .isEqualTo(1);
    }
}
