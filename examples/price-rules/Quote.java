// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.pricing;

/** What a basket costs so far. */
public record Quote(Basket basket, long cents) {

    /** The same basket, cheaper by this share. */
    Quote less(int percent) {
        return new Quote(basket, cents - cents * percent / 100);
    }

    /** The same basket with something added, or taken off down to nothing. */
    Quote plus(long more) {
        return new Quote(basket, Math.max(0, cents + more));
    }
}
