// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.orders;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;

/** One usable row. */
public record Order(String id, LocalDate placedOn, String customer, String country, String product, int quantity) {

    /**
     * Reads a row.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Order of(OrderFile.Row row) {
        return new Order(
                text(row, "order_id"),
                date(row),
                text(row, "customer"),
                text(row, "country"),
                text(row, "product"),
                quantity(row));
    }

    private static String text(OrderFile.Row row, String column) {
        String value = row.cell(column);
        if (value.isBlank()) {
            throw new IllegalArgumentException(column + " must not be empty");
        }
        return value.strip();
    }

    private static LocalDate date(OrderFile.Row row) {
        String value = text(row, "placed_on");
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("placed_on must be a date such as 2026-03-01, got " + value, wrong);
        }
    }

    private static int quantity(OrderFile.Row row) {
        String value = text(row, "quantity");
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("quantity must be a number from 1 to 999999, got " + value);
        }
        return Integer.parseInt(value);
    }

    /** The week it was placed in, such as {@code 2026-W09}. */
    String week() {
        return "%d-W%02d"
                .formatted(placedOn.get(IsoFields.WEEK_BASED_YEAR), placedOn.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
