// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.orders;

import io.volnux.task.Input;
import io.volnux.task.Outcome;
import io.volnux.task.Piped;
import io.volnux.task.ResultOf;
import io.volnux.task.TaskContext;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tasks of orders-etl.pty: every public method is one, named with a capital first letter. */
public final class OrderTasks {

    /** The rows of the file given with {@code --input file=...}, or of the one beside the script. */
    public List<OrderFile.Row> extract(Path scriptFolder, @Input(required = false) @Nullable Path file)
            throws IOException {
        return OrderFile.read(file == null ? scriptFolder.resolve("orders.csv") : file);
    }

    /** Goes on as if nothing had happened if all rows are good, and to branch 2 if some are not. */
    public Outcome<Checked> check(@Piped List<OrderFile.Row> rows) {
        List<Order> orders = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        for (OrderFile.Row row : rows) {
            try {
                orders.add(Order.of(row));
            } catch (IllegalArgumentException wrong) {
                rejected.add("line %d: %s".formatted(row.line(), wrong.getMessage()));
            }
        }
        Checked checked = new Checked(orders, rejected);
        return rejected.isEmpty()
                ? Outcome.success(checked)
                : Outcome.goTo(2, checked, "%d of %d rows are unusable".formatted(rejected.size(), rows.size()));
    }

    /** Writes what is wrong with the unusable rows into a file. */
    public Path quarantine(@Piped Checked checked, Path scriptFolder, @Input(required = false) @Nullable Path output)
            throws IOException {
        return write(folder(scriptFolder, output).resolve("rejected.txt"), checked.rejected());
    }

    /** Starts the service that the tasks after this one ask; {@code latency} is the time of one answer. */
    public PriceService startService(
            @Input(required = false) @Nullable Duration latency, @Input(required = false) @Nullable Boolean warehouse)
            throws IOException {
        return PriceService.start(latency == null ? Duration.ofMillis(120) : latency, warehouse != null && warehouse);
    }

    /** What was ordered, each product once. */
    public List<String> products(@ResultOf("Check") Checked checked) {
        return checked.orders().stream().map(Order::product).distinct().sorted().toList();
    }

    /** The price of one product; runs once per product within MAP, and again if the call fails. */
    public Price price(@Piped String product, @ResultOf("StartService") PriceService service)
            throws IOException, InterruptedException {
        return new Price(
                product, Long.parseLong(service.get("/price/" + URLEncoder.encode(product, StandardCharsets.UTF_8))));
    }

    /** Value added tax in percent, by country. */
    public Map<String, Integer> taxes(@ResultOf("StartService") PriceService service)
            throws IOException, InterruptedException {
        return numbers(service.get("/taxes"));
    }

    /** Units in the warehouse, by product. */
    public Map<String, Integer> stock(@ResultOf("StartService") PriceService service)
            throws IOException, InterruptedException {
        return numbers(service.get("/stock"));
    }

    /** Products that were ordered more often than they are there. */
    public List<String> backorders(@Piped Map<String, Integer> stock, @ResultOf("Check") Checked checked) {
        Map<String, Integer> ordered = checked.orders().stream()
                .collect(Collectors.groupingBy(Order::product, Collectors.summingInt(Order::quantity)));
        return ordered.entrySet().stream()
                .filter(each -> each.getValue() > stock.getOrDefault(each.getKey(), 0))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Runs if the warehouse does not answer: that failure is handled, and the run goes on. */
    public void assumeInStock(TaskContext context) {
        context.logger().log(System.Logger.Level.INFO, "the warehouse does not answer, all is taken to be in stock");
    }

    /** Stops the service. */
    public void stopService(@ResultOf("StartService") PriceService service) {
        service.close();
    }

    /** What each order costs, taxes included. */
    public List<Line> total(
            @ResultOf("Check") Checked checked,
            @ResultOf("MAP<Price>") List<Price> prices,
            @ResultOf("Taxes") Map<String, Integer> taxes) {
        Map<String, Long> cents = prices.stream().collect(Collectors.toMap(Price::product, Price::cents));
        return checked.orders().stream()
                .map(order ->
                        Line.of(order, cents.getOrDefault(order.product(), 0L), taxes.getOrDefault(order.country(), 0)))
                .toList();
    }

    /** Turnover by country. */
    public Table byCountry(@Piped List<Line> lines) {
        return Table.of("Turnover by country", lines, line -> line.order().country());
    }

    /** Turnover by product. */
    public Table byProduct(@Piped List<Line> lines) {
        return Table.of("Best products", lines, line -> line.order().product());
    }

    /** Turnover by week. */
    public Table byWeek(@Piped List<Line> lines) {
        return Table.of("Turnover by week", lines, line -> line.order().week());
    }

    /** Writes the report and answers its place. */
    public Path report(
            @Piped List<Table> tables,
            @ResultOf("Check") Checked checked,
            Path scriptFolder,
            @Input(required = false) @Nullable Path output,
            TaskContext context)
            throws IOException {
        List<String> text = new ArrayList<>(List.of("# Orders", ""));
        text.add("%d orders, %d rows rejected."
                .formatted(checked.orders().size(), checked.rejected().size()));
        text.add(context.resultOf("Backorders") // did not run if the warehouse was silent
                .map(found -> "To be reordered: " + found.content())
                .orElse("Stock is unknown."));
        tables.forEach(table -> text.addAll(table.markdown()));
        Path report = write(folder(scriptFolder, output).resolve("report.md"), text);
        context.logger().log(System.Logger.Level.INFO, "the report is in " + report);
        return report;
    }

    private static Map<String, Integer> numbers(String text) {
        return text.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
    }

    private static Path folder(Path scriptFolder, @Nullable Path output) {
        return output == null ? scriptFolder.resolve("out") : output;
    }

    private static Path write(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.write(file, lines);
    }

    /** What came of checking: usable orders, and what is wrong with the other rows. */
    public record Checked(List<Order> orders, List<String> rejected) {}

    /** Price of a product without taxes. */
    public record Price(String product, long cents) {}
}
