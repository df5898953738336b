// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.property;

import java.util.random.RandomGenerator;

/**
 * What a task of a random graph does.
 *
 * @param kind in which way it behaves
 * @param number attempts that throw, or the branch it asks for
 */
record Behaviour(Kind kind, int number) {

    enum Kind {
        SUCCEED,
        SLOW,
        FAIL,
        NOTHING,
        THROW,
        ERROR,
        GOTO,
        /** Moves the clock past every limit, then waits for its interrupt. */
        HANG,
        /** Like HANG, but ignores the interrupt. */
        STUBBORN
    }

    /** A behaviour; one that hangs only where a limit is certain to end it. */
    static Behaviour any(RandomGenerator random, boolean limited) {
        int dice = random.nextInt(limited ? 26 : 23);
        Kind kind = dice < 12
                ? Kind.SUCCEED
                : switch (dice) {
                    case 12 -> Kind.SLOW;
                    case 13, 14 -> Kind.FAIL;
                    case 15 -> Kind.NOTHING;
                    case 16, 17, 18 -> Kind.THROW;
                    case 19 -> Kind.ERROR;
                    case 20, 21, 22 -> Kind.GOTO;
                    case 23, 24 -> Kind.HANG;
                    default -> Kind.STUBBORN;
                };
        int number = kind == Kind.THROW ? 1 + random.nextInt(3) : random.nextInt(4);
        return new Behaviour(kind, number);
    }
}
