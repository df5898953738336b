// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class ManualTimeTest {

    private final ManualTime time = new ManualTime();

    @Test
    void theClockStandsStillUntilItIsMoved() {
        Instant before = time.now();
        assertThat(time.now()).isEqualTo(before);
        time.advance(Duration.ofHours(2));
        assertThat(time.now()).isEqualTo(before.plusSeconds(7200));
        assertThat(time.nanoTime()).isEqualTo(Duration.ofHours(2).toNanos());
    }

    @Test
    void sleepingMovesTheClock() throws InterruptedException {
        time.sleep(42);
        assertThat(time.nanoTime()).isEqualTo(42);
    }

    @Test
    void sleepingReactsToAnInterrupt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> time.sleep(42)).isInstanceOf(InterruptedException.class);
        assertThat(time.nanoTime()).isZero();
    }

    @Test
    void aWaitEndsWhenTheClockHasReachedItsEnd() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Long> left = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            lock.lock();
            try {
                waiting.countDown();
                long remaining = 100;
                while (remaining > 0) {
                    remaining = time.awaitNanos(lock, condition, remaining);
                }
                left.complete(remaining);
            } catch (InterruptedException impossible) {
                left.completeExceptionally(impossible);
            } finally {
                lock.unlock();
            }
        });
        waiting.await();
        while (!left.isDone()) {
            time.advance(Duration.ofNanos(10));
            Thread.onSpinWait();
        }
        assertThat(left.get()).isLessThanOrEqualTo(0);
        assertThat(time.nanoTime()).isGreaterThanOrEqualTo(100);
    }
}
