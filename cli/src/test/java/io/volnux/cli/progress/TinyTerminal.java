// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import java.util.ArrayList;
import java.util.List;

/** Understands the few control sequences that a {@link Screen} writes. */
final class TinyTerminal {

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    List<String> show(String output) {
        for (int at = 0; at < output.length(); at++) {
            char sign = output.charAt(at);
            switch (sign) {
                case '\r' -> column = 0;
                case '\n' -> newLine();
                case '\u001b' -> at = control(output, at);
                default -> put(sign);
            }
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    private void newLine() {
        column = 0;
        row++;
        if (row == lines.size()) {
            lines.add(new StringBuilder());
        }
    }

    private void put(char sign) {
        StringBuilder line = lines.get(row);
        while (line.length() <= column) {
            line.append(' ');
        }
        line.setCharAt(column++, sign);
    }

    private int control(String output, int from) {
        int end = from + 2;
        while (!Character.isLetter(output.charAt(end))) {
            end++;
        }
        String parameter = output.substring(from + 2, end);
        switch (output.charAt(end)) {
            case 'A' -> row -= Integer.parseInt(parameter);
            case 'J' -> {
                lines.get(row).setLength(column);
                lines.subList(row + 1, lines.size()).clear();
            }
            default -> {
                // wrapping does not matter here
            }
        }
        return end;
    }
}
