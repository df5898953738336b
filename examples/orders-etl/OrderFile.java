// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file of orders; the columns may stand in any order, and there may be more. */
final class OrderFile {

    private static final List<String> COLUMNS =
            List.of("order_id", "placed_on", "customer", "country", "product", "quantity");

    private OrderFile() {}

    /** One line of the file, by column. */
    public record Row(int line, Map<String, String> cells) {

        /** The cell in this column, empty if the line is too short. */
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    static List<Row> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("file must be a CSV file of orders, but %s %s"
                    .formatted(file, Files.exists(file) ? "is a folder" : "does not exist"));
        }
        List<String> lines = Files.readAllLines(file);
        List<String> header = lines.isEmpty() ? List.of() : split(lines.get(0).replace("\uFEFF", ""));
        List<String> missing =
                COLUMNS.stream().filter(column -> !header.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "file must have a column for each part of an order, but %s lacks %s; it has %s"
                            .formatted(
                                    file.getFileName(),
                                    String.join(", ", missing),
                                    header.isEmpty() ? "none" : String.join(", ", header)));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(new Row(i + 1, byColumn(header, split(lines.get(i)))));
            }
        }
        return rows;
    }

    private static Map<String, String> byColumn(List<String> header, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return row;
    }

    /** Cells of a line; a cell in quotes may hold commas, and quotes written twice. */
    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(letter);
                i++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
