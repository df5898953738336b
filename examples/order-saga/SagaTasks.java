// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.saga;

import io.volnux.task.Input;
import io.volnux.task.Outcome;
import io.volnux.task.ResultOf;
import io.volnux.task.TaskContext;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The tasks of order-saga.pty: three steps, and what undoes each. */
public final class SagaTasks {

    /** Takes units from the stock; that there are too few is no mishap, so it is returned and not tried again. */
    public Outcome<Reservation> reserve(
            Path scriptFolder,
            @Input(required = false) @Nullable String item,
            @Input(required = false) @Nullable Integer units)
            throws IOException {
        Properties stock = new Properties();
        try (Reader text = Files.newBufferedReader(scriptFolder.resolve("stock.properties"))) {
            stock.load(text);
        }
        Reservation wanted = new Reservation(item == null ? "lamp" : item, units == null ? 1 : units);
        int there = Integer.parseInt(stock.getProperty(wanted.item(), "0"));
        return wanted.units() <= there
                ? Outcome.success(wanted)
                : Outcome.failure("%d of %s ordered, %d in stock".formatted(wanted.units(), wanted.item(), there));
    }

    /** Charges the card; {@code --input fail=pay} has it refused. */
    public Payment pay(@ResultOf("Reserve") Reservation reservation, @Input(required = false) @Nullable Mishap fail) {
        if (fail == Mishap.PAY) {
            throw new IllegalStateException("card was refused");
        }
        return new Payment("P-" + reservation.item(), reservation.units() * 2_500L);
    }

    /** Hands the parcel over; {@code --input fail=ship} has no carrier take it. */
    public String ship(@ResultOf("Reserve") Reservation reservation, @Input(required = false) @Nullable Mishap fail) {
        if (fail == Mishap.SHIP) {
            throw new IllegalStateException("no carrier answers");
        }
        return "parcel with %d %s".formatted(reservation.units(), reservation.item());
    }

    /** Undoes {@link #reserve}. */
    public String release(@ResultOf("Reserve") Reservation reservation) {
        return "released %d %s".formatted(reservation.units(), reservation.item());
    }

    /** Undoes {@link #pay}. */
    public String refund(@ResultOf("Pay") Payment payment) {
        return "refunded %d cents of %s".formatted(payment.cents(), payment.id());
    }

    /** The good end. */
    public String confirm(@ResultOf("Ship") String parcel, @ResultOf("Pay") Payment payment, TaskContext context) {
        return told(context, "%s is on its way, %d cents paid".formatted(parcel, payment.cents()));
    }

    /** The other end: nothing is left reserved or charged. */
    public String decline(
            @ResultOf("Release") @Nullable String released,
            @ResultOf("Refund") @Nullable String refunded,
            TaskContext context) {
        if (released == null) {
            return told(context, "order declined, nothing had been done");
        }
        return told(context, "order declined, " + (refunded == null ? released : refunded + ", " + released));
    }

    private static String told(TaskContext context, String end) {
        context.logger().log(System.Logger.Level.INFO, end);
        return end;
    }

    /** What can be made to go wrong. */
    public enum Mishap {
        PAY,
        SHIP
    }

    /** Units taken from the stock. */
    public record Reservation(String item, int units) {}

    /** Money taken from a card. */
    public record Payment(String id, long cents) {}
}
