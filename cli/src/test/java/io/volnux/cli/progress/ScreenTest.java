// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.cli.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Screen screen =
            new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Style(false, true), 24);

    /** What a terminal shows after the bytes that were written: only what this class uses is understood. */
    private List<String> shown() {
        return new TinyTerminal().show(bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theBlockIsReplaced() {
        screen.draw(List.of("one", "two"));
        screen.draw(List.of("three"));
        assertThat(shown()).containsExactly("three");
        screen.draw(List.of());
        assertThat(shown()).containsExactly("");
    }

    @Test
    void whatOthersWriteStaysAboveTheBlock() {
        var stream = screen.guarded(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        screen.draw(List.of("block 1", "block 2"));
        stream.println("first");
        stream.print("sec");
        screen.draw(List.of("block 3", "block 4"));
        stream.println("ond");
        assertThat(shown()).containsExactly("first", "second", "block 3", "block 4");
    }

    @Test
    void aLineWithoutEndIsShownAtTheEnd() {
        var stream = screen.guarded(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        screen.draw(List.of("block"));
        stream.print("no end");
        screen.draw(List.of());
        stream.close();
        assertThat(shown()).containsExactly("no end", "");
    }
}
