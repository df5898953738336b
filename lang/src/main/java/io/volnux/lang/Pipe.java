// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** The arrow in front of a stage. */
public enum Pipe {
    /** {@code ->}: afterwards, without data. */
    SEQUENCE("->"),
    /** {@code |->}: afterwards, with the results of what ran before. */
    PIPED("|->");

    private final String symbol;

    Pipe(String symbol) {
        this.symbol = symbol;
    }

    /** Returns the arrow as it is written. */
    public String symbol() {
        return symbol;
    }
}
