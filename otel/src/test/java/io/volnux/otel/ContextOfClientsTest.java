// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.instrumentation.okhttp.v3_0.OkHttpTelemetry;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import io.volnux.task.ResultWord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that instrument themselves, called inside a task, hang under its span without knowing of Volnux. */
class ContextOfClientsTest {

    private final Observed observed = Observed.create();
    private final OkHttpClient client = new OkHttpClient();

    @AfterEach
    void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        observed.close();
    }

    private List<SpanData> run(TaskRegistry tasks, String script) {
        try (Engine engine = Engine.builder()
                .discovery(false)
                .tasks(tasks)
                .observer(observed.telemetry().build().observer())
                .build()) {
            assertThat(engine.run(Workflow.parse("Play", script)).result()).isEqualTo(ResultWord.SUCCESS);
        }
        return observed.spans();
    }

    private static SpanData parent(SpanData span, List<SpanData> spans) {
        return new SpanTree(spans).byId().getOrDefault(span.getParentSpanId(), span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fetch || Fetch", "Fetch[executor=\"threadpool\"] -> Fetch[attempt_timeout=\"1h\"]"})
    void anHttpRequestHangsUnderTheTaskAndCarriesItsTrace(String script) throws IOException {
        Queue<SpanContext> received = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String header = exchange.getRequestHeaders().getFirst("traceparent");
            received.add(Span.fromContext(OTelContextManager.deserializeContext(
                            header == null ? Map.of() : Map.of("traceparent", header)))
                    .getSpanContext());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/";
            Call.Factory calls =
                    OkHttpTelemetry.create(observed.openTelemetry()).createCallFactory(client);
            TaskRegistry tasks = TaskRegistry.builder()
                    .task("Fetch", context -> {
                        try (Response response = calls.newCall(
                                        new Request.Builder().url(url).build())
                                .execute()) {
                            return Outcome.success(response.code());
                        }
                    })
                    .build();

            List<SpanData> spans = run(tasks, script);

            List<SpanData> requests = spans.stream()
                    .filter(span -> span.getKind() == SpanKind.CLIENT)
                    .toList();
            assertThat(requests)
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(parent(request, spans))
                            .extracting(SpanData::getName)
                            .isEqualTo("task.execute:Fetch"));
            assertThat(requests).extracting(SpanData::getParentSpanId).doesNotHaveDuplicates();
            assertThat(received)
                    .extracting(SpanContext::getSpanId)
                    .containsExactlyInAnyOrderElementsOf(
                            requests.stream().map(SpanData::getSpanId).toList());
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Query || Query", "Query[executor=\"threadpool\"] -> Query[attempt_timeout=\"1h\"]"})
    void aStatementHangsUnderTheTask(String script) throws SQLException {
        JdbcDataSource plain = new JdbcDataSource();
        plain.setURL("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
        DataSource source = JdbcTelemetry.create(observed.openTelemetry()).wrap(plain);
        TaskRegistry tasks = TaskRegistry.builder()
                .task("Query", context -> {
                    try (Connection connection = source.getConnection();
                            Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery("select 42")) {
                        rows.next();
                        return Outcome.success(rows.getInt(1));
                    }
                })
                .build();

        List<SpanData> spans = run(tasks, script);

        List<SpanData> statements =
                spans.stream().filter(span -> span.getKind() == SpanKind.CLIENT).toList();
        assertThat(statements)
                .hasSize(2)
                .allSatisfy(statement -> assertThat(parent(statement, spans))
                        .extracting(SpanData::getName)
                        .isEqualTo("task.execute:Query"));
        assertThat(statements).extracting(SpanData::getParentSpanId).doesNotHaveDuplicates();
    }
}
