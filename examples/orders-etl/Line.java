// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.orders;

/** An order with what it costs, taxes included. */
public record Line(Order order, long cents) {

    /** From a net price per unit and a tax in percent. */
    static Line of(Order order, long unit, int tax) {
        return new Line(order, Math.round(order.quantity() * unit * (100 + tax) / 100.0));
    }
}
