// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of the runs of one engine: random UUIDs (version 4). 122 bits are drawn securely once, and every id is a mix of
 * them and a counter, which costs a tenth of drawing each; two engines meet as seldom as two random UUIDs. Unique, but not
 * a secret. Thread-safe.
 */
final class RunIds {

    private static final Path DEVICE = Path.of("/dev/urandom");
    private static final int BYTES = 2 * Long.BYTES;
    private static final long STEP = 0x9e3779b97f4a7c15L; // 2^64 / golden ratio, odd: the counter visits every number

    private final long seed;
    private final AtomicLong counter;

    RunIds() {
        ByteBuffer random = ByteBuffer.wrap(drawn());
        seed = random.getLong();
        counter = new AtomicLong(random.getLong());
    }

    /** From where the platform's own generator has them, because setting that up costs a short run 25 ms of CPU. */
    private static byte[] drawn() {
        if (Files.isReadable(DEVICE)) {
            try (InputStream device = Files.newInputStream(DEVICE)) {
                byte[] bytes = device.readNBytes(BYTES);
                if (bytes.length == BYTES) {
                    return bytes;
                }
            } catch (IOException closed) {
                // the generator will do
            }
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    String next() {
        long number = counter.getAndAdd(STEP);
        long high = (mixed(number ^ seed) & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (mixed(number + Long.rotateLeft(seed, 32)) & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014, variant 13 of Stafford): a bijection of 64 bits. */
    private static long mixed(long value) {
        long bits = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
