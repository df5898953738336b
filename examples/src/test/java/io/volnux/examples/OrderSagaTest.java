// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volnux.examples.saga.SagaTasks;
import io.volnux.task.ConfigurationException;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderSagaTest {

    private final Example example = new Example("order-saga", SagaTasks.class);

    private RunResult run(Map<String, Object> inputs) {
        Map<String, Object> all = new HashMap<>(inputs);
        all.put("scriptFolder", example.folder());
        RunResult result = example.run(all);
        assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        assertThat(result.unhandledFailures()).isEmpty();
        return result;
    }

    @Test
    void aGoodOrderIsReservedPaidAndShipped() {
        RunResult result = run(Map.of("units", 3));

        assertThat(Example.ran(result)).containsExactly("Reserve", "Pay", "Ship", "Confirm");
        assertThat(result.value(String.class)).isEqualTo("parcel with 3 lamp is on its way, 7500 cents paid");
    }

    @Test
    void aRefusedPaymentReleasesTheReservation() {
        RunResult result = run(Map.of("fail", "pay"));

        assertThat(Example.ran(result)).containsExactly("Reserve", "Pay", "Release", "Decline");
        assertThat(Example.record(result, "Pay").attempts()).isEqualTo(2);
        assertThat(result.value(String.class)).isEqualTo("order declined, released 1 lamp");
    }

    @Test
    void aFailedShipmentIsUndoneInReverseOrder() {
        RunResult result = run(Map.of("fail", "ship", "item", "desk", "units", "2"));

        assertThat(Example.ran(result)).containsExactly("Reserve", "Pay", "Ship", "Refund", "Release", "Decline");
        assertThat(Example.record(result, "Ship").attempts()).isEqualTo(3);
        assertThat(result.value(String.class))
                .isEqualTo("order declined, refunded 5000 cents of P-desk, released 2 desk");
    }

    @Test
    void aMishapNobodyKnowsKeepsTheRunFromStarting() {
        assertThatThrownBy(() -> run(Map.of("fail", "nonsense")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("fail", "nonsense");
    }

    @Test
    void anOrderBeyondTheStockIsDeclinedAtOnce() {
        RunResult result = run(Map.of("item", "chair"));

        assertThat(Example.ran(result)).containsExactly("Reserve", "Decline");
        assertThat(Example.record(result, "Reserve").attempts()).isEqualTo(1);
    }
}
