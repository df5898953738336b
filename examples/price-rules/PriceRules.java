// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.pricing;

import io.volnux.task.Input;
import io.volnux.task.Outcome;
import io.volnux.task.Piped;
import org.jspecify.annotations.Nullable;

/** The tasks of price-rules.pty. They keep nothing, so one object serves all runs. */
public final class PriceRules {

    /** Units at their list price. */
    public Quote start(@Input(required = false) @Nullable Basket basket) {
        Basket wanted = basket == null ? new Basket(12, 1_000, "gold", "TEN", "AT", false) : basket;
        return new Quote(wanted, wanted.units() * wanted.unitCents());
    }

    /** Ten units or more are cheaper. */
    public Quote volume(@Piped Quote quote) {
        return quote.basket().units() >= 10 ? quote.less(10) : quote;
    }

    /** Branch 2 for gold, 3 for silver, none for others. */
    public Outcome<Quote> member(@Piped Quote quote) {
        if ("gold".equals(quote.basket().member())) {
            return Outcome.goTo(2, quote);
        }
        return "silver".equals(quote.basket().member()) ? Outcome.goTo(3, quote) : Outcome.success(quote);
    }

    /** What gold members save. */
    public Quote gold(@Piped Quote quote) {
        return quote.less(15);
    }

    /** What silver members save. */
    public Quote silver(@Piped Quote quote) {
        return quote.less(5);
    }

    /** Small orders cost extra. */
    public Quote small(@Piped Quote quote) {
        return quote.cents() < 500 ? quote.plus(200) : quote;
    }

    /** The one coupon there is. */
    public Quote coupon(@Piped Quote quote) {
        return "TEN".equals(quote.basket().coupon()) ? quote.plus(-1_000) : quote;
    }

    /** Free from 50.00 on; branch 2 for those in a hurry. */
    public Outcome<Quote> shipping(@Piped Quote quote) {
        Quote shipped = quote.cents() >= 5_000 ? quote : quote.plus(490);
        return quote.basket().express() ? Outcome.goTo(2, shipped) : Outcome.success(shipped);
    }

    /** What speed costs. */
    public Quote express(@Piped Quote quote) {
        return quote.plus(990);
    }

    /** Value added tax. */
    public Quote tax(@Piped Quote quote) {
        return quote.less(quote.basket().country().equals("CH") ? -8 : -20);
    }

    /** Up to the next five cents. */
    public Quote round(@Piped Quote quote) {
        return quote.plus((5 - quote.cents() % 5) % 5);
    }
}
