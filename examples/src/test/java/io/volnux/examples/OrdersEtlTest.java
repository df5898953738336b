// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.volnux.examples.orders.OrderTasks;
import io.volnux.task.BranchDecision;
import io.volnux.task.ResultWord;
import io.volnux.task.RunResult;
import io.volnux.task.TaskOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersEtlTest {

    private final Example example = new Example("orders-etl", OrderTasks.class);

    @TempDir
    private Path output = Path.of("replaced by JUnit");

    private RunResult run(Map<String, ?> inputs) {
        Map<String, Object> all = new HashMap<>(inputs);
        all.put("scriptFolder", example.folder());
        all.put("output", output);
        all.put("latency", "0ms");
        return example.run(all);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(output.resolve(name), text);
    }

    @Test
    void theShippedOrdersBecomeAReport() throws IOException {
        RunResult result = run(Map.of());

        assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        assertThat(result.value(Path.class)).isEqualTo(output.resolve("report.md"));
        assertThat(output.resolve("report.md"))
                .content()
                .contains("1194 orders, 6 rows rejected", "| DE |", "2026-W12", "Stock is unknown");
        assertThat(Files.readAllLines(output.resolve("rejected.txt")))
                .hasSize(6)
                .contains("line 403: placed_on must be a date such as 2026-03-01, got 2026-02-30");
    }

    @Test
    void callsThatAreRefusedAreMadeAgain() {
        RunResult result = run(Map.of());

        assertThat(Example.record(result, "Taxes").attempts()).isEqualTo(3);
        assertThat(Example.record(result, "MAP<Price>").metaCounts()).hasValueSatisfying(counts -> {
            assertThat(counts.total()).isEqualTo(40);
            assertThat(counts.failed()).isZero();
            assertThat(counts.retries()).isPositive();
        });
    }

    @Test
    void theSilentWarehouseIsAHandledFailure() {
        RunResult result = run(Map.of());

        assertThat(Example.record(result, "Stock").outcome()).isEqualTo(TaskOutcome.FAILURE);
        assertThat(Example.record(result, "Stock").attempts()).isEqualTo(3);
        assertThat(Example.ran(result)).contains("AssumeInStock").doesNotContain("Backorders");
        assertThat(result.unhandledFailures()).isEmpty();
        assertThat(result.decisions()).extracting(BranchDecision::taken).containsExactlyInAnyOrder(2, 0);
    }

    @Test
    void aWarehouseThatAnswersTellsWhatToReorder() {
        RunResult result = run(Map.of("warehouse", "true"));

        assertThat(Example.ran(result)).contains("Backorders").doesNotContain("AssumeInStock");
        assertThat(output.resolve("report.md")).content().contains("To be reordered: [chair-ash, ");
    }

    @Test
    void anotherFileOfTheSameShapeWorks() throws IOException {
        Path other = file("april.csv", """
            quantity,product,country,customer,placed_on,order_id,note
            2,"bench, garden",FR,zoe,2026-04-01,B1,urgent
            """);

        RunResult result = run(Map.of("file", other.toString()));

        assertThat(result.result()).isEqualTo(ResultWord.SUCCESS);
        assertThat(Example.ran(result)).doesNotContain("Quarantine");
        assertThat(output.resolve("report.md"))
                .content()
                .contains("1 orders, 0 rows rejected", "| bench, garden |", "2026-W14");
    }

    @Test
    void aFileOfAnotherShapeIsToldWhichColumnsItLacks() throws IOException {
        Path weather = file("weather.csv", "date,customer,wind,country\n2026-01-01,x,4.7,AT\n");

        RunResult result = run(Map.of("file", weather));

        assertThat(result.result()).isEqualTo(ResultWord.FAILURE);
        assertThat(result.unhandledFailures())
                .singleElement()
                .extracting(failure -> failure.message().orElse(""))
                .asString()
                .contains("weather.csv lacks order_id, placed_on, product, quantity")
                .contains("it has date, customer, wind, country");
        assertThat(Example.ran(result)).containsExactly("Extract");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        RunResult result = run(Map.of("file", output.resolve("nothing.csv")));

        assertThat(result.unhandledFailures())
                .singleElement()
                .extracting(failure -> failure.message().orElse(""))
                .asString()
                .contains("nothing.csv does not exist");
    }
}
