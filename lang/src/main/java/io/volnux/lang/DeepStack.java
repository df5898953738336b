// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Runs recursive work on a stack that is deep enough for every script the limit lets through, whatever the caller has left of its own. */
final class DeepStack {
    private static final int SHALLOW = 24;
    private static final long STACK_BYTES = 64L << 20; // reserved, not used: pages are taken as the work gets deeper

    private DeepStack() {}

    /** Runs on the caller's thread when there is little nesting, as almost always, otherwise on a thread of its own. */
    static <T> T call(List<Token> tokens, Supplier<T> work) {
        if (nesting(tokens) <= SHALLOW) {
            return work.get();
        }
        var result = new CompletableFuture<T>();
        Thread.ofPlatform()
                .name("pointy-deep-script")
                .daemon()
                .stackSize(STACK_BYTES)
                .start(() -> complete(result, work));
        try {
            return result.join();
        } catch (CompletionException failed) {
            throw unwrapped(failed);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever happens over there must reach the caller, or it waits for ever
    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    private static RuntimeException unwrapped(CompletionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            case null, default -> failed;
        };
    }

    /** Returns an upper bound: a ternary nests without a bracket, so every question mark counts. */
    private static int nesting(List<Token> tokens) {
        int open = 0;
        int deepest = 0;
        int ternaries = 0;
        for (var token : tokens) {
            if (token.type().isOpening()) {
                deepest = Math.max(deepest, ++open);
            } else if (token.type().isClosing()) {
                open--;
            } else if (token.is(TokenType.QUESTION)) {
                ternaries++;
            }
        }
        return deepest + ternaries;
    }
}
