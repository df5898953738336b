// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.task.Outcome;
import io.volnux.task.Problem;
import io.volnux.task.Task;
import io.volnux.task.TaskContext;
import io.volnux.task.TaskOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The built-in {@code sh::Run[command="…", args=[…], env={…}]}. A command with {@code args} is started as it is; one
 * without is a line for the shell. Its output is the content; an exit code other than 0 is a failure that may be retried.
 */
public final class ShellRun implements Task<String> {

    /** Its namespace, to be made known to the parser. */
    public static final String NAMESPACE = "sh";

    private static final String PERMISSION = "sh::Run starts programs of this machine; add --allow-shell to permit it";

    /** What this process may have got itself, and would be the wrong parent. */
    private static final List<String> TRACE = List.of("TRACEPARENT", "TRACESTATE", "BAGGAGE");

    private static final int TAIL = 2_000;
    private static final int LIMIT = 64 << 20;

    private final ShellAccess access;

    private ShellRun(ShellAccess access) {
        this.access = access;
    }

    static TaskDefinition definition(ShellAccess access) {
        return TaskDefinition.of("Run", (Supplier<Task<?>>) () -> new ShellRun(access))
                .namespace(NAMESPACE)
                .source("built in")
                .build();
    }

    /** What is wrong with the uses in a graph; {@code allowed} is whether the user permits commands at all. */
    public static List<Problem> problems(TaskGraph graph, boolean allowed) {
        List<Problem> problems = new ArrayList<>();
        for (TaskNode node : graph.tasks()) {
            if (node.namespace().equals(NAMESPACE) && node.definition().source().equals("built in")) {
                check(node, allowed, problems);
            }
        }
        return problems;
    }

    private static void check(TaskNode node, boolean allowed, List<Problem> problems) {
        TaskOptions options = node.options();
        if (!allowed) {
            problems.add(problem("SHELL_NOT_ALLOWED", node, PERMISSION));
        }
        if (!(options.value("command") instanceof String command) || command.isBlank()) {
            problems.add(
                    problem("SHELL_OPTION", node, "sh::Run must have a command, such as sh::Run[command=\"date\"]"));
        }
        Object args = options.value("args");
        if (args != null && !(args instanceof List<?>)) {
            problems.add(problem("SHELL_OPTION", node, "args of sh::Run must be a list, such as args=[\"-u\"]"));
        }
        Object env = options.value("env");
        if (env != null && !(env instanceof Map<?, ?>)) {
            problems.add(problem("SHELL_OPTION", node, "env of sh::Run must be a map, such as env={\"TZ\": \"UTC\"}"));
        }
    }

    private static Problem problem(String code, TaskNode node, String message) {
        return Problem.at(
                code,
                message,
                "sh::Run",
                node.position().line(),
                node.position().column());
    }

    @Override
    public Outcome<String> process(TaskContext context) throws IOException, InterruptedException {
        if (!access.allowed()) {
            return Outcome.failure(PERMISSION);
        }
        ProcessBuilder builder = new ProcessBuilder(command(context.options()));
        Map<String, String> trace = access.variables().get();
        if (!trace.isEmpty()) {
            TRACE.forEach(builder.environment()::remove);
            builder.environment().putAll(trace);
        }
        if (context.options().value("env") instanceof Map<?, ?> env) {
            env.forEach((name, value) -> builder.environment().put(name.toString(), String.valueOf(value)));
        }
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            CompletableFuture<byte[]> errors = reading(process.getErrorStream(), context.taskName());
            CompletableFuture<byte[]> output = reading(process.getInputStream(), context.taskName());
            int code = process.waitFor();
            String said = text(whole(errors));
            if (code != 0) {
                throw new CommandFailedException(code, tail(said));
            }
            said.lines().forEach(line -> context.logger().log(System.Logger.Level.INFO, line));
            return Outcome.success(withoutLineEnd(text(whole(output))));
        } finally {
            kill(process);
        }
    }

    private static byte[] whole(CompletableFuture<byte[]> stream) throws IOException, InterruptedException {
        try {
            return stream.get();
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        }
    }

    private static List<String> command(TaskOptions options) {
        String command = options.value("command", String.class, "");
        if (!(options.value("args") instanceof List<?> args)) {
            return List.of("sh", "-c", command);
        }
        List<String> words = new ArrayList<>();
        words.add(command);
        args.forEach(word -> words.add(String.valueOf(word)));
        return words;
    }

    private static CompletableFuture<byte[]> reading(InputStream stream, String task) {
        CompletableFuture<byte[]> all = new CompletableFuture<>();
        Thread.ofVirtual().name(task).start(() -> {
            try (stream) {
                all.complete(upToLimit(stream));
            } catch (IOException | RuntimeException broken) {
                all.completeExceptionally(broken);
            }
        });
        return all;
    }

    /** Reads everything, so that the program is not stopped by a full pipe, and keeps what fits. */
    private static byte[] upToLimit(InputStream stream) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int read = stream.read(part); read >= 0; read = stream.read(part)) {
            if (kept.size() + read > LIMIT) {
                throw new IOException("output of a command must be at most 64 MiB; write it to a file instead");
            }
            kept.write(part, 0, read);
        }
        return kept.toByteArray();
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            try (Stream<ProcessHandle> children = process.descendants()) {
                children.forEach(ProcessHandle::destroyForcibly);
            }
            process.destroyForcibly();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, Charset.defaultCharset());
    }

    private static String tail(String said) {
        String trimmed = said.strip();
        return trimmed.length() > TAIL ? "…" + trimmed.substring(trimmed.length() - TAIL) : trimmed;
    }

    private static String withoutLineEnd(String output) {
        int end = output.length();
        while (end > 0 && (output.charAt(end - 1) == '\n' || output.charAt(end - 1) == '\r')) {
            end--;
        }
        return output.substring(0, end);
    }
}
