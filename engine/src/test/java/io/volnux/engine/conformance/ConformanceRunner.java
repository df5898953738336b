// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.conformance;

import io.volnux.engine.Engine;
import io.volnux.engine.EngineBuilder;
import io.volnux.engine.Validation;
import io.volnux.engine.Workflow;
import io.volnux.engine.spi.ExecutorProvider;
import io.volnux.engine.spi.TaskExecutor;
import io.volnux.graph.CompileOptions;
import io.volnux.graph.TaskDefinition;
import io.volnux.graph.TaskGraph;
import io.volnux.graph.TaskNode;
import io.volnux.graph.TaskRegistry;
import io.volnux.lang.Script;
import io.volnux.lang.Warning;
import io.volnux.lang.conformance.CompilerComparison;
import io.volnux.lang.conformance.ConformanceCase;
import io.volnux.lang.conformance.ConformanceCase.Unresolved;
import io.volnux.lang.conformance.Difference;
import io.volnux.lang.conformance.Run;
import io.volnux.task.ConfigurationException;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Problem;
import io.volnux.task.RetryPolicy;
import io.volnux.task.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges a case by compiling, validating and running it. Thread-safe. */
public final class ConformanceRunner {

    private final Consumer<EngineBuilder> surroundings;

    /** @param surroundings what else each engine gets, such as observers */
    public ConformanceRunner(Consumer<EngineBuilder> surroundings) {
        this.surroundings = surroundings;
    }

    /** Everything that is not as the case wants it; empty when all is well. */
    public List<Difference> differences(ConformanceCase wanted) {
        List<Difference> differences = new ArrayList<>(CompilerComparison.differences(wanted, this::warnings));
        if (!wanted.valid() || !differences.isEmpty()) {
            return differences;
        }
        Script script = wanted.compile();
        wanted.expected()
                .unresolved()
                .ifPresentOrElse(
                        unresolved -> differences.addAll(unresolved(wanted, script, unresolved)),
                        () -> differences.addAll(resolved(wanted, script)));
        int number = 1;
        for (Run run : wanted.expected().runs()) {
            differences.addAll(run(wanted, script, run, number++));
        }
        return differences;
    }

    private List<Warning> warnings(Script script) {
        return TaskGraph.compile(script, TaskRegistry.empty(), CompileOptions.standard())
                .warnings();
    }

    private List<Difference> unresolved(ConformanceCase wanted, Script script, List<Unresolved> expected) {
        try (Engine engine = engine(
                wanted,
                script,
                new Recorder(new Run.Given(List.of(), Map.of(), Map.of(), java.util.Optional.empty())),
                null)) {
            Workflow workflow = Workflow.of(wanted.name(), script);
            List<Unresolved> actual = engine.validate(workflow).problems().stream()
                    .map(ConformanceRunner::seen)
                    .toList();
            List<Difference> differences = new ArrayList<>();
            if (!expected.stream().map(ConformanceRunner::sorted).toList().equals(actual)) {
                differences.add(new Difference("unresolved", expected, actual));
            }
            try {
                engine.run(workflow);
                differences.add(new Difference("start", "a configuration error", "it ran"));
            } catch (ConfigurationException refused) {
                if (refused.problems().size() != expected.size()) {
                    differences.add(new Difference("start", expected, refused.problems()));
                }
            }
            return differences;
        }
    }

    private static Unresolved sorted(Unresolved unresolved) {
        return new Unresolved(
                unresolved.name(),
                unresolved.reason(),
                unresolved.line(),
                unresolved.column(),
                unresolved.namespace(),
                unresolved.suggestion(),
                unresolved.candidates().stream().sorted().toList());
    }

    private static Unresolved seen(Problem problem) {
        String message = problem.message();
        int colons = message.indexOf("::" + problem.subject() + "'");
        String namespace = colons < 0 ? "local" : message.substring(message.indexOf('\'') + 1, colons);
        return new Unresolved(
                problem.subject(),
                problem.code(),
                java.util.Optional.of(problem.line()),
                java.util.Optional.of(problem.column()),
                namespace,
                java.util.Optional.ofNullable(problem.suggestion()),
                problem.candidates().stream().sorted().toList());
    }

    private List<Difference> resolved(ConformanceCase wanted, Script script) {
        try (Engine engine = engine(
                wanted,
                script,
                new Recorder(new Run.Given(List.of(), Map.of(), Map.of(), java.util.Optional.empty())),
                null)) {
            Validation validation = engine.validate(Workflow.of(wanted.name(), script));
            return validation.isValid()
                    ? List.of()
                    : List.of(new Difference("unresolved", "none", validation.problems()));
        }
    }

    private List<Difference> run(ConformanceCase wanted, Script script, Run run, int number) {
        Recorder recorder = new Recorder(run.given());
        try (Engine engine =
                engine(wanted, script, recorder, run.given().policy().orElse("CONTINUE"))) {
            recorder.listenTo(engine.signals());
            RunResult result = engine.run(Workflow.of(wanted.name(), script));
            return RunComparison.differences(run, recorder, result, number);
        } catch (RuntimeException broken) {
            return List.of(new Difference("run " + number, "a result", broken.toString()));
        }
    }

    private Engine engine(ConformanceCase wanted, Script script, Recorder recorder, @Nullable String policy) {
        EngineBuilder builder = Engine.builder()
                .tasks(registry(wanted, script, recorder))
                .discovery(false)
                .defaultRetry(RetryPolicy.ofDefaults().withBackoff(Duration.ZERO, Duration.ZERO))
                .executor(new Stub("process"))
                .executor(new Stub("grpc"))
                .executor(new Stub("tcp"));
        if (policy != null && !policy.equals("DEFAULT")) {
            builder.failurePolicy(FailurePolicy.valueOf(policy));
        }
        surroundings.accept(builder);
        return builder.build();
    }

    private static TaskRegistry registry(ConformanceCase wanted, Script script, Recorder recorder) {
        TaskRegistry.Builder registry = TaskRegistry.builder();
        for (String qualified : wanted.events().orElseGet(() -> List.copyOf(names(script)))) {
            int colons = qualified.indexOf("::");
            String namespace = colons < 0 ? "local" : qualified.substring(0, colons);
            String name = colons < 0 ? qualified : qualified.substring(colons + 2);
            registry.task(TaskDefinition.of(name, recorder::process)
                    .namespace(namespace)
                    .build());
        }
        return registry.build();
    }

    private static Set<String> names(Script script) {
        Set<String> names = new LinkedHashSet<>();
        for (TaskNode task : TaskGraph.compile(script, TaskRegistry.empty(), CompileOptions.standard())
                .tasks()) {
            names.add(task.namespace() + "::"
                    + task.meta().map(meta -> meta.template()).orElse(task.name()));
        }
        return names;
    }

    /** An executor that runs on the calling thread. */
    private record Stub(String name) implements ExecutorProvider {
        @Override
        public TaskExecutor create(Map<String, @Nullable Object> config) {
            return Runnable::run;
        }
    }
}
