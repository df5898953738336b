// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

/** The price rules as plain functions; every engine calls these. */
final class Rules {

    static final int UNITS = 12;
    static final String MEMBER = "gold";
    static final boolean EXPRESS = true;

    private Rules() {}

    static long start() {
        return UNITS * 1_000L;
    }

    static long volume(long cents) {
        return cents - cents / 10;
    }

    static boolean isGold() {
        return MEMBER.equals("gold");
    }

    static boolean isSilver() {
        return MEMBER.equals("silver");
    }

    static long gold(long cents) {
        return cents - cents * 15 / 100;
    }

    static long silver(long cents) {
        return cents - cents / 20;
    }

    static long small(long cents) {
        return cents < 500 ? cents + 200 : cents;
    }

    static long coupon(long cents) {
        return cents - 1_000;
    }

    static long shipping(long cents) {
        return cents >= 5_000 ? cents : cents + 490;
    }

    static long express(long cents) {
        return cents + 990;
    }

    static long tax(long cents) {
        return cents + cents / 5;
    }

    static long round(long cents) {
        return cents + (5 - cents % 5) % 5;
    }
}
