// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.lang.Script;
import io.volnux.lang.Warning;
import io.volnux.task.FailurePolicy;
import io.volnux.task.Problem;
import io.volnux.task.SecretValues;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A script as nodes with names resolved. Immutable and shared by all runs. A graph with {@link #problems()} can be drawn
 * but not run.
 */
public final class TaskGraph {

    private final Script script;
    private final ChainNode chain;
    private final Map<String, TaskNode> tasks;
    private final List<Problem> problems;
    private final List<Warning> warnings;
    private final Map<String, InputSpec> inputs;
    private final List<Problem> inputProblems;
    private final int depth;
    private final int stages;

    // made when first asked for; two threads may both make them
    private volatile @Nullable String hash;
    private volatile @Nullable SecretValues secretOptions;
    private volatile @Nullable Set<String> resultsUsed;

    TaskGraph(Script script, ChainNode chain, GraphCompiler compiler) {
        this.script = script;
        this.chain = chain;
        this.tasks = new LinkedHashMap<>();
        compiler.tasks().forEach(task -> tasks.put(task.id(), task));
        PipeCheck pipes = PipeCheck.of(chain);
        this.problems = Stream.concat(compiler.problems().stream(), pipes.problems().stream())
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
        this.warnings = Stream.concat(compiler.warnings().stream(), pipes.warnings().stream())
                .toList();
        InputUnion union = new InputUnion(tasks.values());
        this.inputs = union.inputs();
        this.inputProblems = union.problems();
        this.depth = compiler.depth();
        this.stages = compiler.stages();
    }

    /** Compiles; never fails, see {@link #problems()}. */
    public static TaskGraph compile(Script script, TaskRegistry registry, CompileOptions options) {
        return GraphCompiler.compile(script, registry, options);
    }

    /** The script it was made from. */
    public Script script() {
        return script;
    }

    /** The stages. */
    public ChainNode chain() {
        return chain;
    }

    /** All tasks, in the order of the script. */
    public Collection<TaskNode> tasks() {
        return java.util.Collections.unmodifiableCollection(tasks.values());
    }

    /** The task at a place in the script. */
    public Optional<TaskNode> task(String nodeId) {
        return Optional.ofNullable(tasks.get(nodeId));
    }

    /** Everything that keeps it from running, in the order of the script: unresolved names, and tasks that need something
     * piped in and get nothing. */
    public List<Problem> problems() {
        return problems;
    }

    /** Warnings of the script and of the compiler. */
    public List<Warning> warnings() {
        return warnings;
    }

    /** Inputs that the tasks want by name, in order of first use. */
    public Map<String, InputSpec> inputs() {
        return java.util.Collections.unmodifiableMap(inputs);
    }

    /**
     * Inputs for which tasks declare different types, code {@code INPUT_TYPES}: they keep a script without a pipeline
     * class from running. A pipeline class declares the types itself.
     */
    public List<Problem> inputProblems() {
        return inputProblems;
    }

    /** Values of options in the script whose names say that they are secret. */
    public SecretValues secretOptions() {
        SecretValues known = secretOptions;
        if (known == null) {
            known = SecretValues.none();
            for (TaskNode task : tasks.values()) {
                known = known.and(SecretValues.of(task.options().asMap()));
            }
            secretOptions = known;
        }
        return known;
    }

    /** Names of tasks whose latest result some task asks for. */
    public Set<String> resultsUsed() {
        Set<String> known = resultsUsed;
        if (known == null) {
            known = tasks.values().stream()
                    .flatMap(task -> task.definition().resultsUsed().stream())
                    .collect(Collectors.toUnmodifiableSet());
            resultsUsed = known;
        }
        return known;
    }

    /** Nesting levels of groups, arms and branches; 1 for a plain chain. */
    public int depth() {
        return depth;
    }

    /** Stages in all chains, those of branches, groups and arms included; a group itself is none. */
    public int stages() {
        return stages;
    }

    /** Hash of the script text, 16 hex digits. */
    public String hash() {
        String known = hash;
        if (known == null) {
            known = DefinitionHash.of(script.text());
            hash = known;
        }
        return known;
    }

    /** The failure policy the script asks for. */
    public Optional<FailurePolicy> failurePolicy() {
        return Optional.ofNullable(script.directives().get("on-failure"))
                .map(word -> FailurePolicy.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** The span detail the script asks for: {@code run}, {@code task} or {@code full}. */
    public Optional<String> traceDetail() {
        return Optional.ofNullable(script.directives().get("trace"));
    }
}
