// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

/** What is to be done. The unit is what a figure is divided by. */
public enum Work {
    /** Eleven tasks in a row that give a constant. */
    CHAIN_11(11, "task"),
    /** Fifty of them. */
    CHAIN_50(50, "task"),
    /** The price of a basket: eleven rules, two decisions, nine rules taken. */
    RULES(9, "task"),
    /** Ten tasks at the same time, and one that adds up what they gave. */
    PARALLEL_10(1, "run"),
    /** One task, two at the same time, one that joins and decides, one of two branches. */
    DIAMOND(1, "run"),
    /** One task over ten thousand items, {@link #WIDTH} at a time. */
    MAP_10000(10_000, "item"),
    /** One task over a hundred thousand items, {@link #WIDTH} at a time. */
    MAP_100000(100_000, "item"),
    /** A thousand runs at the same time of ten tasks in a row that wait a millisecond each. */
    BLOCKING_1000(1_000, "run");

    /** How many items a map works on at the same time. */
    public static final int WIDTH = 4;

    /** How long a task of {@link #BLOCKING_1000} waits. */
    public static final long PAUSE_NANOS = 1_000_000;

    /** How many tasks a run of {@link #BLOCKING_1000} has. */
    public static final int PAUSES = 10;

    private final int units;
    private final String unit;

    Work(int units, String unit) {
        this.units = units;
        this.unit = unit;
    }

    public int units() {
        return units;
    }

    public String unit() {
        return unit;
    }
}
