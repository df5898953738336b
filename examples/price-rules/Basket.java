// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.pricing;

import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to buy.
 *
 * @param member {@code gold}, {@code silver} or null
 * @param coupon a code or null
 */
public record Basket(
        int units,
        long unitCents,
        @Nullable String member,
        @Nullable String coupon,
        String country,
        boolean express) {}
