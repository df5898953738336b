// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.progress;

/** Exceptions in one line. */
final class Causes {

    private static final int WIDTH = 120;

    private Causes() {}

    static String brief(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return oneLine(message == null || message.isBlank() ? name : name + ": " + message);
    }

    static String oneLine(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        return first.length() > WIDTH ? first.substring(0, WIDTH) + "…" : first;
    }
}
