// SPDX-License-Identifier: Apache-2.0
package io.volnux.task;

import java.util.Locale;

/**
 * How the outcomes of a stage's arms become one verdict. Beside the named ones of the script language, code may ask for
 * {@link #atLeast(int)} or {@link #atLeastPercent(double)}.
 */
public sealed interface Strategy {

    /** All arms succeed; the default. */
    Strategy ALL_MUST_SUCCEED = Named.ALL_MUST_SUCCEED;

    /** At least {@code count} arms succeed. */
    static Strategy atLeast(int count) {
        return new AtLeast(count);
    }

    /** At least this share of the arms succeeds, in percent. */
    static Strategy atLeastPercent(double percent) {
        return new AtLeastPercent(percent);
    }

    /** Judges {@code successful} of {@code total} arms. */
    Evaluation evaluate(int successful, int total);

    /** The spelling used in scripts and reports. */
    String word();

    /** The strategies a script can name. */
    enum Named implements Strategy {
        ALL_MUST_SUCCEED,
        ANY_MUST_SUCCEED,
        /** More than half; exactly half is a success. */
        MAJORITY_MUST_SUCCEED,
        /** None fails: unlike ALL_MUST_SUCCEED, no outcome at all is a success. */
        NO_FAILURES_ALLOWED;

        @Override
        public Evaluation evaluate(int successful, int total) {
            boolean verdict = switch (this) {
                case ALL_MUST_SUCCEED -> total > 0 && successful == total;
                case ANY_MUST_SUCCEED -> successful > 0;
                case MAJORITY_MUST_SUCCEED -> total > 0 && 2 * successful >= total;
                case NO_FAILURES_ALLOWED -> successful == total;
            };
            return new Evaluation(this, verdict, successful, total);
        }

        @Override
        public String word() {
            return name();
        }
    }

    /** Majority with another answer for exactly half. */
    record Majority(boolean tie) implements Strategy {
        @Override
        public Evaluation evaluate(int successful, int total) {
            boolean verdict = total > 0 && (2 * successful > total || (2 * successful == total && tie));
            return new Evaluation(this, verdict, successful, total);
        }

        @Override
        public String word() {
            return "MAJORITY_MUST_SUCCEED";
        }
    }

    /** A number of arms. */
    record AtLeast(int count) implements Strategy {
        public AtLeast {
            if (count < 0) {
                throw new IllegalArgumentException("count must be at least 0, got " + count);
            }
        }

        @Override
        public Evaluation evaluate(int successful, int total) {
            return new Evaluation(this, total == 0 ? count == 0 : successful >= count, successful, total);
        }

        @Override
        public String word() {
            return "AT_LEAST_" + count;
        }
    }

    /** A share of the arms, 0 to 100. */
    record AtLeastPercent(double percent) implements Strategy {
        public AtLeastPercent {
            if (!(percent >= 0 && percent <= 100)) {
                throw new IllegalArgumentException("percent must be 0 to 100, got " + percent);
            }
        }

        @Override
        public Evaluation evaluate(int successful, int total) {
            boolean verdict = total == 0 ? percent == 0 : 100.0 * successful >= percent * total;
            return new Evaluation(this, verdict, successful, total);
        }

        @Override
        public String word() {
            return String.format(Locale.ROOT, "AT_LEAST_%s_PERCENT", percent);
        }
    }

    /**
     * A verdict with its reasons.
     *
     * @param success the verdict
     * @param successful number of arms that succeeded
     * @param total number of arms
     */
    record Evaluation(Strategy strategy, boolean success, int successful, int total) {
        /** Number of arms that failed. */
        public int failed() {
            return total - successful;
        }

        /** Share of successful arms in percent; 0 without arms. */
        public double successRate() {
            return total == 0 ? 0 : 100.0 * successful / total;
        }
    }
}
