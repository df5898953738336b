// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.cli.text.Style;
import java.io.PrintStream;

/**
 * A place for whole lines.
 *
 * @param stream where they go
 * @param style how they may look
 */
public record Lines(PrintStream stream, Style style) {

    void print(String line) {
        stream.println(line); // one call: lines of several threads do not mix
    }
}
