// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.examples.pricing.Basket;
import io.volnux.examples.pricing.PriceRules;
import io.volnux.examples.pricing.PriceRulesMain;
import io.volnux.examples.pricing.Quote;
import io.volnux.task.RunResult;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceRulesTest {

    private final Example example = new Example("price-rules", PriceRules.class);

    private long cents(Map<String, ?> inputs) {
        Quote quote = example.run(inputs).value(Quote.class);
        return quote == null ? -1 : quote.cents();
    }

    @Test
    void theBasketInTheReadmeIsPriced() {
        assertThat(cents(Map.of())).isEqualTo(9820); // 12 x 1000, -10 %, -15 %, -1000, +20 %, up to 5
        assertThat(cents(Map.of("basket", Map.of("units", 3, "unitCents", 1999, "country", "CH", "express", true))))
                .isEqualTo(7545);
    }

    @Test
    void aBasketGoesThroughTheRulesThatApplyToIt() {
        RunResult result = example.run(Map.of("basket", new Basket(1, 400, "silver", null, "AT", true)));

        assertThat(Example.ran(result))
                .containsExactly(
                        "Start",
                        "Volume",
                        "Member",
                        "Silver",
                        "Small",
                        "Coupon",
                        "Shipping",
                        "Express",
                        "Tax",
                        "Round");
    }

    @Test
    void oneEngineRunsTheRulesAgainAndAgain() throws IOException {
        int runs = Integer.getInteger("price.rules.runs", 1_800);

        assertThat(PriceRulesMain.total(example.folder(), runs) * 90)
                .isEqualTo(PriceRulesMain.total(example.folder(), 90) * runs);
    }
}
