// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retry, strategies, status moves, stop conditions, durations, secrets. */
class RulesOfTasksTest {

    @Nested
    class Retry {

        @Test
        void backoffDoublesFromTheSecondAttemptUpToTheCap() {
            RetryPolicy policy = RetryPolicy.ofAttempts(9).withBackoff(Duration.ofMillis(500), Duration.ofSeconds(3));
            assertThat(List.of(1, 2, 3, 4, 5, 60, 5_000).stream()
                            .map(attempt -> policy.backoffNanos(attempt) / 1_000_000))
                    .containsExactly(0L, 1_000L, 2_000L, 3_000L, 3_000L, 3_000L, 3_000L);
        }

        @Test
        void backoffNeverShrinksNorLeavesItsBounds() {
            Random random = new Random(5);
            for (int i = 0; i < 2_000; i++) {
                Duration cap = Duration.ofNanos(random.nextLong(1L << 50));
                RetryPolicy policy =
                        RetryPolicy.ofAttempts(2).withBackoff(Duration.ofNanos(random.nextLong(1L << 40)), cap);
                int attempt = 1 + random.nextInt(100);
                assertThat(policy.backoffNanos(attempt))
                        .as("seed 5 round %d", i)
                        .isBetween(0L, cap.toNanos())
                        .isLessThanOrEqualTo(policy.backoffNanos(attempt + 1));
            }
        }

        @Test
        void errorsAreNotRetriedAndListedExceptionsMatchSubclasses() {
            RetryPolicy all = RetryPolicy.ofDefaults();
            assertThat(all.isRetryable(new IOException())).isTrue();
            assertThat(all.isRetryable(new AssertionError())).isFalse();
            RetryPolicy io = all.retryingOn(List.of(IOException.class));
            assertThat(io.isRetryable(new FileNotFoundException())).isTrue();
            assertThat(io.isRetryable(new IllegalStateException())).isFalse();
        }

        @Test
        void badPoliciesAreRefused() {
            assertThatThrownBy(() -> RetryPolicy.ofAttempts(0)).hasMessage("maxAttempts must be at least 1, got 0");
            assertThatThrownBy(() -> RetryPolicy.ofDefaults().withBackoff(Duration.ofMillis(-1), Duration.ZERO))
                    .hasMessageContaining("factor must not be negative");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ALL_MUST_SUCCEED, 0, 0, false", "ALL_MUST_SUCCEED, 3, 3, true", "ALL_MUST_SUCCEED, 2, 3, false",
        "ANY_MUST_SUCCEED, 0, 0, false", "ANY_MUST_SUCCEED, 1, 3, true", "ANY_MUST_SUCCEED, 0, 3, false",
        "MAJORITY_MUST_SUCCEED, 0, 0, false", "MAJORITY_MUST_SUCCEED, 2, 4, true", "MAJORITY_MUST_SUCCEED, 1, 3, false",
        "NO_FAILURES_ALLOWED, 0, 0, true", "NO_FAILURES_ALLOWED, 3, 3, true", "NO_FAILURES_ALLOWED, 2, 3, false"
    })
    void namedStrategies(Strategy.Named strategy, int successful, int total, boolean verdict) {
        assertThat(strategy.evaluate(successful, total).success()).isEqualTo(verdict);
    }

    @Test
    void countedStrategies() {
        assertThat(Strategy.atLeast(2).evaluate(2, 5).success()).isTrue();
        assertThat(Strategy.atLeast(2).evaluate(0, 0).success()).isFalse();
        assertThat(Strategy.atLeast(0).evaluate(0, 0).success()).isTrue();
        assertThat(Strategy.atLeastPercent(60).evaluate(3, 5).success()).isTrue();
        assertThat(Strategy.atLeastPercent(61).evaluate(3, 5).success()).isFalse();
        assertThat(new Strategy.Majority(false).evaluate(2, 4).success()).isFalse();
        assertThat(Strategy.atLeast(1).evaluate(1, 4).successRate()).isEqualTo(25);
        assertThatThrownBy(() -> Strategy.atLeastPercent(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, 'RUNNING ABORTED'",
        "RUNNING, 'COMPLETED CANCELLED ABORTED FAILED'",
        "COMPLETED, CANCELLED",
        "CANCELLED, ''",
        "ABORTED, ''",
        "FAILED, ''"
    })
    void statusMovesAlongTheTable(ExecutionStatus from, String to) {
        List<String> legal = List.of(to.split(" "));
        for (ExecutionStatus next : ExecutionStatus.values()) {
            assertThat(from.canMoveTo(next)).as("%s to %s", from, next).isEqualTo(legal.contains(next.name()));
        }
    }

    @Test
    void anIllegalMoveIsRefused() {
        assertThatThrownBy(() -> ExecutionStatus.FAILED.moveTo(ExecutionStatus.RUNNING))
                .hasMessage("status must move along the table, got FAILED -> RUNNING");
        assertThat(ExecutionStatus.RUNNING.moveTo(ExecutionStatus.FAILED).word())
                .isEqualTo("failed");
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER, false, false, false",
        "ON_SUCCESS, true, false, false",
        "ON_ERROR, false, true, true",
        "ON_EXCEPTION, false, false, true",
        "ON_ANY, true, true, true"
    })
    void stopConditions(StopCondition condition, boolean success, boolean returned, boolean thrown) {
        assertThat(condition.hits(true, false)).isEqualTo(success);
        assertThat(condition.hits(false, false)).isEqualTo(returned);
        assertThat(condition.hits(false, true)).isEqualTo(thrown);
    }

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "250ms, PT0.25S", "5 m, PT5M", "1.5h, PT1H30M", "2d, PT48H", "7, PT7S", "PT2M, PT2M"})
    void durationsAreRead(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, 30s",
        "PT0.25S, 250ms",
        "PT0.0000015S, 1.5us",
        "PT0.000000007S, 7ns",
        "PT0S, 0s",
        "PT1.5S, 1.5s",
        "PT1M30S, 1m 30s",
        "PT49H0.5S, 2d 1h 0.5s",
        "PT-3S, -3s"
    })
    void durationsAreWrittenAsPeopleWriteThem(Duration duration, String expected) {
        assertThat(Durations.text(duration)).isEqualTo(expected);
    }

    @Test
    void otherTextsAreNoDurations() {
        for (String text : List.of("", "soon", "-3s", "3x")) {
            assertThatThrownBy(() -> Durations.parse(text))
                    .hasMessage("duration must look like 30s, 250ms, 5m, 1h or 2d, got '" + text + "'");
        }
    }

    @Test
    void secretNamesAreToldAndTheirValuesScrubbed() {
        assertThat(List.of("dbPassword", "API_KEY", "authToken")).allMatch(SecretNames::matches);
        assertThat(SecretNames.matches("file")).isFalse();
        SecretValues secrets = SecretValues.of(Map.of(
                "apiKey", "abcd", "token", "abcdef", "file", "orders", "env", Map.of("SECRET", 12_345), "pin", "1"));
        assertThat(secrets.scrub("abcdef abcd 12345 orders 1")).isEqualTo("*** *** *** orders 1");
        assertThat(SecretValues.none().and(secrets).scrub("abcd")).isEqualTo("***");
        assertThat(secrets.and(SecretValues.of(Map.of("password", "wxyz"))).scrub("wxyz abcd"))
                .isEqualTo("*** ***");
    }

    @Test
    void aGoToOutsideItsDescriptorsIsRefusedAtOnce() {
        assertThatThrownBy(() -> Outcome.goTo(10, "x")).hasMessage("descriptor must be 0 to 9, got 10");
    }

    @Test
    void aLedgerSumsUpExactly() {
        TimeLedger ledger = new TimeLedger(10, 15, 100, 60, 20);
        assertThat(ledger.ready() + ledger.queue() + ledger.run() + ledger.backoff())
                .isEqualTo(ledger.ended());
    }

    @Test
    void valuesOfSecretNamesAreMaskedInMapsForPeople() {
        assertThat(SecretNames.masked(Map.of("tls", Map.of("client_key", "abc"))))
                .hasToString("{tls={client_key=***}}");
        assertThat(SecretNames.masked(Map.of("host", "abc"))).hasToString("{host=abc}");
        assertThat(SecretValues.none().isEmpty()).isTrue();
        assertThat(SecretValues.of(Map.of("host", "localhost")).isEmpty()).isTrue();
        assertThat(SecretValues.of(Map.of("token", "localhost")).isEmpty()).isFalse();
    }
}
