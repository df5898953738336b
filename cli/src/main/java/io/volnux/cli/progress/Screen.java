// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

import io.volnux.cli.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A terminal whose last lines are redrawn again and again, while whole lines written meanwhile scroll by above them. The
 * block is taken away, text is written and the block is drawn anew in one write, so that nothing flickers or mixes.
 */
public final class Screen {

    private static final String ERASE_TO_END = "\u001b[J";
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";

    private final ReentrantLock lock = new ReentrantLock();
    private final PrintStream terminal;
    private final Charset charset;
    private final Style style;
    private final int rows;
    private List<String> block = List.of();
    private int drawn;

    /**
     * A screen on a stream that is a terminal.
     *
     * @param rows height of the terminal
     */
    public Screen(PrintStream terminal, Style style, int rows) {
        this.terminal = terminal;
        this.charset = terminal.charset();
        this.style = style;
        this.rows = rows;
    }

    Style style() {
        return style;
    }

    /** Lines that fit into the block. */
    int room() {
        return Math.max(1, rows - 2);
    }

    /** Replaces the block. */
    void draw(List<String> lines) {
        lock.lock();
        try {
            if (lines.isEmpty() && drawn == 0) {
                return;
            }
            block = List.copyOf(lines);
            write(terminal, new byte[0]);
        } finally {
            lock.unlock();
        }
    }

    /** Writes whole lines above the block. */
    void above(String lines) {
        above(terminal, lines.getBytes(charset));
    }

    private void above(PrintStream stream, byte[] lines) {
        lock.lock();
        try {
            write(stream, lines);
        } finally {
            lock.unlock();
        }
    }

    private void write(PrintStream stream, byte[] lines) {
        StringBuilder erase = new StringBuilder();
        if (drawn > 0) {
            erase.append("\r")
                    .append(drawn > 1 ? "\u001b[" + (drawn - 1) + "A" : "")
                    .append(ERASE_TO_END);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(erase.toString().getBytes(charset));
        if (stream.equals(terminal)) {
            bytes.writeBytes(lines);
        } else {
            emit(terminal, bytes);
            bytes.writeBytes(lines);
            emit(stream, bytes);
        }
        if (!block.isEmpty()) {
            bytes.writeBytes((WRAP_OFF + String.join("\r\n", block) + WRAP_ON).getBytes(charset));
        }
        drawn = block.size();
        emit(terminal, bytes);
    }

    private static void emit(PrintStream stream, ByteArrayOutputStream bytes) {
        stream.writeBytes(bytes.toByteArray());
        stream.flush();
        bytes.reset();
    }

    /**
     * A stream for other writers: what they write appears above the block, line by line; the last line, if it has no end,
     * when the stream is closed.
     *
     * @param target where it goes in the end: this terminal, or another stream that may be one
     */
    public PrintStream guarded(PrintStream target) {
        return new PrintStream(new Guard(target), true, target.charset());
    }

    /** Holds back a line until it is whole. */
    private final class Guard extends OutputStream {
        private final PrintStream target;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Guard(PrintStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            lock.lock();
            try {
                int end = offset + length;
                int whole = end;
                while (whole > offset && bytes[whole - 1] != '\n') {
                    whole--;
                }
                if (whole > offset) {
                    line.write(bytes, offset, whole - offset);
                    above(target, line.toByteArray());
                    line.reset();
                }
                line.write(bytes, whole, end - whole);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (line.size() > 0) {
                    line.write('\n');
                    above(target, line.toByteArray());
                    line.reset();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
