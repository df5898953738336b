// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent.app;

import com.sun.net.httpserver.HttpServer;
import io.volnux.engine.Engine;
import io.volnux.engine.Workflow;
import io.volnux.graph.TaskRegistry;
import io.volnux.task.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Tasks that ask a server and a database, on every executor; one fails, and is handled. Knows no OpenTelemetry. */
final class Shop {
    static final String SCRIPT =
            "Inline -> Left || Right -> Pool[executor=\"threadpool\"] -> Fails * 2 (0 -> Mend, 1 -> Never)";

    private Shop() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("result " + run(Workflow.parse("Shop", SCRIPT)));
    }

    static String run(Workflow workflow) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        try (HttpClient client = HttpClient.newHttpClient();
                Engine engine = Engine.builder().tasks(tasks(client, address)).build()) {
            return engine.run(workflow, Map.of()).result().toString();
        } finally {
            server.stop(0);
        }
    }

    private static TaskRegistry tasks(HttpClient client, URI address) {
        var tasks = TaskRegistry.builder();
        for (String name : new String[] {"Inline", "Left", "Right", "Pool"}) {
            tasks.task(name, context -> {
                int status = client.send(
                                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                return Outcome.success(status + query());
            });
        }
        return tasks.task("Fails", context -> {
                    throw new IllegalStateException("no stock");
                })
                .task("Mend", context -> Outcome.success("mended"))
                .task("Never", context -> Outcome.success("not reached"))
                .build();
    }

    private static int query() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 42")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
