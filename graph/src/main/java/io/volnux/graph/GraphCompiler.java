// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.lang.Chain;
import io.volnux.lang.Group;
import io.volnux.lang.MetaRef;
import io.volnux.lang.Options;
import io.volnux.lang.Parallel;
import io.volnux.lang.Pipe;
import io.volnux.lang.Script;
import io.volnux.lang.Stage;
import io.volnux.lang.Step;
import io.volnux.lang.TaskRef;
import io.volnux.lang.Warning;
import io.volnux.task.Problem;
import io.volnux.task.Strategy;
import io.volnux.task.TaskOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a syntax tree into nodes: places, inheritance of options, names. One instance per compilation. */
final class GraphCompiler {

    private final NameResolution names;
    private final SettingsResolution settings;
    private final List<TaskNode> tasks = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private int depth;
    private int stages;

    private GraphCompiler(TaskRegistry registry, CompileOptions options) {
        this.names = new NameResolution(registry);
        this.settings = new SettingsResolution(options);
    }

    static TaskGraph compile(Script script, TaskRegistry registry, CompileOptions options) {
        GraphCompiler compiler = new GraphCompiler(registry, options);
        compiler.warnings.addAll(script.warnings());
        return DeepStack.call(script.text(), () -> {
            ChainNode chain = compiler.chain(script.chain(), new Scope("", Map.of(), 1));
            return new TaskGraph(script, chain, compiler);
        });
    }

    List<TaskNode> tasks() {
        return tasks;
    }

    List<Problem> problems() {
        return names.problems();
    }

    List<Warning> warnings() {
        List<Warning> all = new ArrayList<>(warnings);
        all.addAll(names.warnings());
        return all;
    }

    int depth() {
        return depth;
    }

    int stages() {
        return stages;
    }

    /** Where compilation stands: prefix of node ids, options inherited from groups, nesting level. */
    private record Scope(String prefix, Map<String, @Nullable Object> inherited, int level) {

        Scope inside(String newPrefix) {
            return new Scope(newPrefix, inherited, level + 1);
        }
    }

    private ChainNode chain(Chain chain, Scope scope) {
        depth = Math.max(depth, scope.level());
        List<StageNode> stages = new ArrayList<>(chain.steps().size());
        boolean afterBranches = false;
        int number = 1;
        for (Step step : chain.steps()) {
            String id = scope.prefix() + number++;
            var place = new StageNode.Place(id, step.pipe() == Pipe.PIPED, afterBranches);
            StageNode stage = stage(step.stage(), place, scope, new Owner(id, scope));
            this.stages += stage.unit() instanceof GroupNode ? 0 : 1;
            afterBranches = !stage.branches().isEmpty();
            stages.add(stage);
        }
        return new ChainNode(stages);
    }

    /** What branches belong to: for the last arm that is its stage, otherwise the stage or arm itself. */
    private record Owner(String id, Scope scope) {}

    private StageNode stage(Stage stage, StageNode.Place place, Scope scope, Owner owner) {
        return switch (stage) {
            case TaskRef task -> {
                TaskNode node = task(task, place.id(), scope);
                yield new StageNode(place, node, strategy(node, scope), branches(task.branches(), owner));
            }
            case MetaRef meta -> {
                TaskNode node = meta(meta, place.id(), scope);
                yield new StageNode(place, node, strategy(node, scope), branches(meta.branches(), owner));
            }
            case Group group -> new StageNode(place, group(group, place.id(), scope), fallback(scope), Map.of());
            case Parallel parallel -> parallel(parallel, place, scope);
        };
    }

    /** The branches of the last arm move to the stage; the arm itself stays without. */
    private StageNode parallel(Parallel parallel, StageNode.Place place, Scope scope) {
        List<StageNode> arms = new ArrayList<>();
        Map<Integer, ChainNode> branches = Map.of();
        Strategy strategy = fallback(scope);
        int last = parallel.arms().size();
        for (int number = 1; number <= last; number++) {
            Scope inside = scope.inside(scope.prefix());
            String id = place.id() + ".a" + number;
            Owner owner = number == last ? new Owner(place.id(), scope) : new Owner(id, inside);
            var armPlace = new StageNode.Place(id, place.piped(), false);
            StageNode arm = stage(parallel.arms().get(number - 1), armPlace, inside, owner);
            if (number == last && arm.unit() instanceof TaskNode task) {
                branches = arm.branches();
                strategy = arm.strategy();
                arm = new StageNode(armPlace, task, strategy, Map.of());
            }
            arms.add(arm);
        }
        return new StageNode(place, new ParallelNode(arms), strategy, branches);
    }

    private GroupNode group(Group group, String id, Scope scope) {
        Map<String, @Nullable Object> inherited = inherit(scope, group.options());
        List<ChainNode> chains = new ArrayList<>();
        int number = 1;
        for (Chain chain : group.chains()) {
            chains.add(chain(chain, new Scope(id + ".c" + number++ + ".", inherited, scope.level() + 1)));
        }
        return new GroupNode(chains);
    }

    private Map<Integer, ChainNode> branches(Map<Integer, Chain> branches, Owner owner) {
        if (branches.isEmpty()) {
            return Map.of();
        }
        Map<Integer, ChainNode> compiled = new LinkedHashMap<>();
        branches.forEach((descriptor, chain) ->
                compiled.put(descriptor, chain(chain, owner.scope().inside(owner.id() + ".b" + descriptor + "."))));
        return compiled;
    }

    private TaskNode task(TaskRef task, String id, Scope scope) {
        TaskDefinition definition = names.resolve(task.namespace(), task.name(), task.namePosition());
        TaskOptions options = TaskOptions.of(inherit(scope, task.options()));
        return add(new TaskNode(
                new TaskNode.Identity(id, task.name(), task.position()),
                definition,
                settings.of(definition, options),
                options,
                null));
    }

    private TaskNode meta(MetaRef meta, String id, Scope scope) {
        TaskDefinition definition = names.resolve(meta.namespace(), meta.template(), meta.templatePosition());
        TaskOptions options = TaskOptions.of(inherit(scope, meta.options()));
        return add(new TaskNode(
                new TaskNode.Identity(id, meta.label(), meta.position()),
                definition,
                settings.of(definition, options),
                options,
                new MetaSpec(meta.mode(), meta.template(), options)));
    }

    private TaskNode add(TaskNode node) {
        tasks.add(node);
        return node;
    }

    private static Map<String, @Nullable Object> inherit(Scope scope, Options own) {
        if (own.isEmpty()) {
            return scope.inherited();
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(scope.inherited());
        all.putAll(own.values());
        return all;
    }

    private static Strategy strategy(TaskNode node, Scope scope) {
        Object named = node.options().value("result_evaluation_strategy");
        Strategy own = node.definition().defaults().strategy();
        return named == null && own != null ? own : named == null ? fallback(scope) : named(named);
    }

    private static Strategy fallback(Scope scope) {
        Object named = scope.inherited().get("result_evaluation_strategy");
        return named == null ? Strategy.ALL_MUST_SUCCEED : named(named);
    }

    private static Strategy named(Object name) {
        return Strategy.Named.valueOf(name.toString().toUpperCase(Locale.ROOT));
    }
}
