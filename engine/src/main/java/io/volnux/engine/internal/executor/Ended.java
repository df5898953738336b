// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.executor;

import io.volnux.task.Outcome;
import org.jspecify.annotations.Nullable;

/** How a piece of user code ended. */
sealed interface Ended {

    /** It returned an outcome; null breaks its contract. */
    record Returned(@Nullable Outcome<?> outcome) implements Ended {}

    /** It threw, and an interrupt of ours was not the reason. */
    record Threw(Throwable thrown) implements Ended {}

    /** The limit of one attempt was over; it ended after its interrupt. */
    record TimedOut(Throwable thrown) implements Ended {}

    /** It did not react to its interrupt; its thread was left behind. */
    record Abandoned(Throwable thrown) implements Ended {}

    /** The limit of stage or run was over. */
    record DeadlineOver() implements Ended {}

    /** The run (or this part of it) is to end. */
    record Cancelled() implements Ended {}

    /** An executor did not take the work. */
    record Rejected(Throwable thrown) implements Ended {}
}
