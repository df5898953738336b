// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.text.Style;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What is known of where output goes.
 *
 * @param live whether progress may be redrawn on standard error
 * @param columns width of the terminal, or of a page
 * @param rows its height
 */
record Terminal(boolean live, int columns, int rows) {

    private static final int PAGE = 100;
    private static final int ROWS = 24;

    static Terminal of(Surroundings surroundings) {
        boolean live = surroundings.process().isTerminal(2) && !isDumb(surroundings);
        boolean wide = live || surroundings.process().isTerminal(1);
        int columns = number(surroundings, "COLUMNS");
        int rows = number(surroundings, "LINES");
        if (wide && (columns == 0 || rows == 0)) {
            String[] size = size();
            rows = rows > 0 ? rows : Integer.parseInt(size[0]);
            columns = columns > 0 ? columns : Integer.parseInt(size[1]);
        }
        return new Terminal(live, columns > 0 ? columns : PAGE, rows > 0 ? rows : ROWS);
    }

    /** How text may look on one of the two streams; {@code descriptor} is 1 or 2. */
    static Style style(Surroundings surroundings, int descriptor, boolean noColor) {
        PrintStream stream = descriptor == 1 ? surroundings.out() : surroundings.err();
        String never = surroundings.environment().apply("NO_COLOR");
        boolean colours = !noColor
                && (never == null || never.isEmpty())
                && surroundings.process().isTerminal(descriptor)
                && !isDumb(surroundings);
        return new Style(colours, stream.charset().equals(StandardCharsets.UTF_8));
    }

    private static boolean isDumb(Surroundings surroundings) {
        return "dumb".equals(surroundings.environment().apply("TERM"));
    }

    private static int number(Surroundings surroundings, String variable) {
        String value = surroundings.environment().apply(variable);
        return value != null && value.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(value) : 0;
    }

    /** Rows and columns, both 0 if nobody knows: Java cannot ask a terminal. */
    private static String[] size() {
        try {
            Process asked = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return answer.matches("\\d{1,4} \\d{1,4}") ? answer.split(" ", 2) : new String[] {"0", "0"};
        } catch (IOException unknown) {
            return new String[] {"0", "0"};
        }
    }
}
