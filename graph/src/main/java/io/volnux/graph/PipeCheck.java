// SPDX-License-Identifier: Apache-2.0
package io.volnux.graph;

import io.volnux.lang.MetaMode;
import io.volnux.lang.Warning;
import io.volnux.lang.WarningCode;
import io.volnux.task.Problem;
import io.volnux.task.TaskResults;
import io.volnux.task.TypeNames;
import io.volnux.task.ValueConverter;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows the pipes of a script: a task that needs something piped in and certainly gets nothing is a problem, one that
 * gets what certainly cannot become what it wants is worth a warning. Whatever is not certain passes.
 */
final class PipeCheck {

    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private PipeCheck() {}

    static PipeCheck of(ChainNode script) {
        PipeCheck check = new PipeCheck();
        check.chain(script, Given.Nothing.first());
        return check;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Warning> warnings() {
        return warnings;
    }

    /** What the stage that runs last gives. */
    private Given chain(ChainNode chain, Given received) {
        Given given = received;
        boolean first = true;
        for (StageNode stage : chain.stages()) {
            given = stage(stage, first || stage.piped() ? given : Given.Nothing.sequence());
            first = false;
        }
        return given;
    }

    private Given stage(StageNode stage, Given received) {
        Given own = unit(stage.unit(), received);
        Given all = own;
        for (Map.Entry<Integer, ChainNode> branch : stage.branches().entrySet()) {
            boolean piped = branch.getValue().first().piped();
            Given given = chain(branch.getValue(), piped ? own : Given.Nothing.branch(branch.getKey()));
            all = Given.either(all, given);
        }
        return all;
    }

    private Given unit(UnitNode unit, Given received) {
        return switch (unit) {
            case TaskNode task -> {
                check(task, received);
                yield Given.Some.of(result(task));
            }
            case ParallelNode parallel -> {
                Given inside = received.inside("its stage");
                parallel.arms().forEach(arm -> stage(arm, inside));
                yield Given.Some.of(Given.Offer.several(parallel.arms().size()));
            }
            case GroupNode group -> {
                Given inside = received.inside("its group");
                List<Given> ends = new ArrayList<>();
                group.chains().forEach(chain -> ends.add(chain(chain, inside)));
                yield ends.size() == 1 ? ends.get(0) : Given.Some.of(Given.Offer.several(ends.size()));
            }
        };
    }

    private static Given.Offer result(TaskNode task) {
        Type own = task.definition().returns().orElse(Object.class);
        Type content = task.meta()
                .map(meta -> switch (meta.mode()) {
                    case MAP -> new Given.ListOf(own instanceof Class<?> plain ? ValueConverter.boxed(plain) : own);
                    case FILTER, FOREACH, FLATMAP -> List.class;
                    case REDUCE, FANOUT -> Object.class;
                })
                .orElse(own);
        return new Given.Offer(content, task.name());
    }

    private void check(TaskNode task, Given received) {
        TaskParameter wanted = task.definition().piped().orElse(null);
        if (wanted == null) {
            return;
        }
        boolean items =
                task.meta().filter(meta -> meta.mode() != MetaMode.FANOUT).isPresent();
        switch (received) {
            case Given.Nothing nothing when wanted.required() && !items -> problems.add(missing(task, wanted, nothing));
            case Given.Nothing ignored -> {}
            case Given.Some(var offers) -> {
                Set<Given.Offer> offered = items ? items(task, offers) : offers;
                if (offered.stream().noneMatch(offer -> mayFit(offer, wanted))) {
                    warnings.add(misfit(task, wanted, offered));
                }
            }
        }
    }

    /** What the instances of a meta event receive. */
    private static Set<Given.Offer> items(TaskNode task, Set<Given.Offer> offers) {
        boolean others = task.meta()
                .filter(meta -> meta.collection().isPresent() || meta.number("batch_size", 1) > 1)
                .isPresent();
        if (others) {
            return Set.of(Given.Offer.UNKNOWN);
        }
        Set<Given.Offer> items = new LinkedHashSet<>();
        offers.forEach(offer -> items.add(new Given.Offer(item(offer.type()), offer.from())));
        return items;
    }

    private static Type item(Type content) {
        Class<?> raw = ValueConverter.raw(content);
        if (Collection.class.isAssignableFrom(raw)) {
            boolean ours = raw.getPackageName().equals("java.util");
            return ours && content instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1
                    ? generic.getActualTypeArguments()[0]
                    : Object.class;
        }
        return Modifier.isFinal(raw.getModifiers()) ? content : Object.class;
    }

    private static boolean mayFit(Given.Offer offer, TaskParameter wanted) {
        Class<?> raw = ValueConverter.raw(wanted.type());
        return raw == TaskResults.class
                || Collection.class.isAssignableFrom(raw)
                || !ValueConverter.neverConverts(offer.type(), wanted.type());
    }

    private static Problem missing(TaskNode task, TaskParameter wanted, Given.Nothing nothing) {
        String message =
                "task %s must have something piped into '%s' (%s), got nothing: %s, or declare the parameter Optional, a list or @Nullable"
                        .formatted(task.name(), wanted.name(), TypeNames.of(wanted.type()), nothing.text());
        return Problem.at(
                "NOTHING_PIPED",
                message,
                task.name(),
                task.position().line(),
                task.position().column());
    }

    private static Warning misfit(TaskNode task, TaskParameter wanted, Set<Given.Offer> offers) {
        Given.Offer offer = offers.iterator().next();
        String message =
                "'%s' of %s must be %s, got %s of %s, which can never become one; put a task between, or change the parameter"
                        .formatted(
                                wanted.name(),
                                task.name(),
                                TypeNames.of(wanted.type()),
                                TypeNames.of(offer.type()),
                                offer.from());
        return new Warning(WarningCode.W_PIPED_TYPE, message, task.position(), null);
    }
}
