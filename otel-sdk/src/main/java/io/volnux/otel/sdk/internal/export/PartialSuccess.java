// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

/**
 * Reads from the answer to an export how many of its items were rejected, although the export as a whole succeeded. Of
 * the answer's protobuf only field 1 (partial success) and therein field 1 (the count) matter.
 */
final class PartialSuccess {

    private static final int LENGTH_DELIMITED = 2;
    private static final int FIRST_MESSAGE = (1 << 3) | LENGTH_DELIMITED;
    private static final int FIRST_NUMBER = 1 << 3;

    private final byte[] bytes;
    private int at;

    private PartialSuccess(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The count; zero for an answer that says nothing of it or cannot be read. */
    static long rejected(byte[] answer) {
        return new PartialSuccess(answer).read();
    }

    private long read() {
        if (bytes.length < 4 || bytes[at++] != FIRST_MESSAGE) {
            return 0;
        }
        number();
        return at < bytes.length && bytes[at++] == FIRST_NUMBER ? Math.max(0, number()) : 0;
    }

    /** Seven bits a byte, lowest first. */
    private long number() {
        long value = 0;
        for (int shift = 0; at < bytes.length && shift < Long.SIZE; shift += 7) {
            byte part = bytes[at++];
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                break;
            }
        }
        return value;
    }
}
