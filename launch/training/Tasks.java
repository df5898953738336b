// SPDX-License-Identifier: Apache-2.0
import com.sun.net.httpserver.HttpServer;
import io.volnux.task.Accumulator;
import io.volnux.task.Input;
import io.volnux.task.Outcome;
import io.volnux.task.Piped;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file, asks a service that refuses at first, counts and writes. Every execution has an instance of its own, hence
 * the static fields.
 */
public final class Tasks {
    private static final Pattern CELL = Pattern.compile("\"([^\"]*)\"|([^,]+)");

    private static final List<Row> rows = new ArrayList<>();
    private static final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private static @Nullable HttpServer server;
    private static @Nullable HttpClient client;

    public record Row(String id, String product, int quantity, LocalDate placed, BigDecimal price) {
        BigDecimal value() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    public List<List<String>> read(
            Path scriptFolder,
            @Input(required = false) @Nullable Path file,
            @Input(required = false) @Nullable Duration latency)
            throws IOException {
        List<List<String>> read = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file == null ? scriptFolder.resolve("orders.csv") : file)) {
            lines.lines()
                    .skip(1)
                    .forEach(line -> read.add(CELL.matcher(line)
                            .results()
                            .map(cell -> cell.group(1) == null ? cell.group(2) : cell.group(1))
                            .toList()));
        }
        return read;
    }

    public Outcome<List<String>> check(@Piped List<List<String>> cells) {
        List<String> bad = new ArrayList<>();
        for (List<String> row : cells) {
            try {
                rows.add(new Row(
                        row.get(0),
                        row.get(1),
                        Integer.parseInt(row.get(2)),
                        LocalDate.parse(row.get(3)),
                        new BigDecimal(row.get(4))));
            } catch (NumberFormatException wrong) {
                bad.add("%s: %s".formatted(row, wrong.getMessage()));
            }
        }
        return bad.isEmpty() ? Outcome.success(bad) : Outcome.goTo(2, bad);
    }

    public int reject(@Piped List<String> bad) {
        return bad.size();
    }

    public void serve() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", call -> {
            int before = calls.merge(call.getRequestURI().getPath(), 1, Integer::sum);
            byte[] body = "42".getBytes(StandardCharsets.UTF_8);
            try (call) {
                call.sendResponseHeaders(before == 1 ? 503 : 200, body.length);
                call.getResponseBody().write(body);
            }
        });
        started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Thread.ofPlatform().daemon().start(started::start);
        server = started;
        client = HttpClient.newHttpClient();
    }

    public List<String> names() {
        return rows.stream().map(Row::product).distinct().sorted().toList();
    }

    public String ask(@Piped String product) throws IOException, InterruptedException {
        InetSocketAddress address = server.getAddress();
        URI uri = URI.create("http://%s:%d/%s"
                .formatted(address.getAddress().getHostAddress(), address.getPort(), product.replaceAll("\\W", "-")));
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("GET %s answered %d".formatted(uri, response.statusCode()));
        }
        return response.body();
    }

    public String refused() throws IOException {
        throw new IOException("refused");
    }

    public String mend() {
        return "mended";
    }

    public void stop() {
        server.stop(0);
        client.shutdownNow();
    }

    public BigDecimal total() {
        return rows.stream().map(Row::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public String byProduct(@Piped BigDecimal total) {
        return rows.stream()
                .collect(Collectors.groupingBy(Row::product, TreeMap::new, Collectors.summingInt(Row::quantity)))
                .toString();
    }

    public String byWeek(@Piped BigDecimal total) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.placed().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        TreeMap::new,
                        Collectors.counting()))
                .toString();
    }

    public boolean large(@Piped String line) {
        return line.length() > 2;
    }

    public String join(@Accumulator String before, @Piped String line) {
        return before + String.format("| %-20s |%n", line);
    }

    public void write(@Piped String report) throws IOException {
        Path file = Files.createTempFile("volnux-training", ".md");
        try {
            Files.writeString(file, report);
            System.out.println(Files.size(file));
        } finally {
            Files.delete(file);
        }
    }
}
