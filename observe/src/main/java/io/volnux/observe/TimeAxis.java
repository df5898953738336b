// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.ArrayList;
import java.util.List;

/** Time from the start of a run to its end, as a number of cells. */
record TimeAxis(long total, int width) {

    private static final int CELLS_PER_TICK = 10;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    TimeAxis {
        total = Math.max(1, total);
    }

    /** The cell border nearest to a moment. */
    int cell(long nanos) {
        double share = (double) Math.max(0, Math.min(nanos, total)) / total;
        return (int) Math.round(share * width);
    }

    /** Labels, then the ruler, both without colour and no wider than the axis. */
    List<String> lines(Palette palette) {
        long step = step();
        char[] labels = " ".repeat(width).toCharArray();
        char[] ruler = String.valueOf(palette.pick('─', '-')).repeat(width).toCharArray();
        int free = 0;
        for (long tick = 0; tick <= total; tick += step) {
            int at = cell(tick);
            if (at >= width) {
                break;
            }
            ruler[at] = tick == 0 ? palette.pick('├', '+') : palette.pick('┬', '+');
            String label = label(tick, palette);
            if (at >= free && at + label.length() <= width) {
                label.getChars(0, label.length(), labels, at);
                free = at + label.length() + 1;
            }
        }
        return List.of(new String(labels).stripTrailing(), new String(ruler));
    }

    private long step() {
        int ticks = Math.max(1, width / CELLS_PER_TICK);
        for (long step : steps()) {
            if (total / step <= ticks) {
                return step;
            }
        }
        return Math.max(1, total / ticks);
    }

    private static List<Long> steps() {
        List<Long> steps = new ArrayList<>();
        for (long unit = 1; unit < SECOND; unit *= 10) {
            steps.addAll(List.of(unit, 2 * unit, 5 * unit));
        }
        for (long unit : new long[] {SECOND, MINUTE}) {
            steps.addAll(List.of(unit, 2 * unit, 5 * unit, 10 * unit, 20 * unit, 30 * unit));
        }
        for (int hours : new int[] {1, 2, 6, 12, 24, 48, 120, 240, 1_200}) {
            steps.add(hours * HOUR);
        }
        return steps;
    }

    private static String label(long tick, Palette palette) {
        if (tick == 0) {
            return "0";
        }
        if (tick >= HOUR) {
            long minutes = tick % HOUR / MINUTE;
            return tick / HOUR + " h" + (minutes == 0 ? "" : " " + minutes + " m");
        }
        if (tick >= MINUTE && tick % MINUTE == 0) {
            return tick / MINUTE + " m";
        }
        if (tick >= SECOND) {
            return decimal(tick, 9) + " s";
        }
        if (tick >= MILLI) {
            return decimal(tick, 6) + " ms";
        }
        return tick >= MICRO ? decimal(tick, 3) + palette.pick(" µs", " us") : tick + " ns";
    }

    private static String decimal(long nanos, int places) {
        long unit = 1;
        for (int place = 0; place < places; place++) {
            unit *= 10;
        }
        String text = Digits.decimal(nanos, unit, places);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
