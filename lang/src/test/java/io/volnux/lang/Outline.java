// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.Map;
import java.util.stream.Collectors;

/** A compiled script as text, one line a node, for the files of the corpus. */
final class Outline {
    private final StringBuilder out = new StringBuilder();

    private Outline() {}

    static String of(Script script) {
        var outline = new Outline();
        outline.line(0, "mode " + script.mode());
        script.directives().forEach((name, value) -> outline.line(0, "directive " + name + ": " + value));
        for (var declaration : script.declarations()) {
            if (declaration instanceof Declaration.Variable variable) {
                outline.line(
                        0, "variable " + variable.name() + " = " + variable.value() + " at " + variable.position());
            }
        }
        script.warnings().forEach(warning -> outline.line(0, warning.toString()));
        outline.chain(0, script.chain());
        return outline.out.toString();
    }

    private void chain(int depth, Chain chain) {
        for (var step : chain.steps()) {
            var arrow = step.pipe() == null ? "" : step.pipe().symbol() + " ";
            stage(depth, arrow, step.stage());
        }
    }

    private void stage(int depth, String arrow, Stage stage) {
        switch (stage) {
            case TaskRef task -> {
                line(depth, arrow + task.qualifiedName() + " at " + task.position() + options(task.options()));
                branches(depth + 1, task.branches());
            }
            case MetaRef meta -> {
                line(
                        depth,
                        arrow + meta.label() + " of " + meta.qualifiedTemplate() + " at " + meta.position()
                                + options(meta.options()));
                branches(depth + 1, meta.branches());
            }
            case Parallel parallel -> {
                line(depth, arrow + "parallel at " + parallel.position());
                parallel.arms().forEach(arm -> stage(depth + 1, "", arm));
            }
            case Group group -> {
                line(depth, arrow + "group at " + group.position() + options(group.options()));
                for (var chain : group.chains()) {
                    line(depth + 1, "chain");
                    chain(depth + 2, chain);
                }
            }
        }
    }

    private void branches(int depth, Map<Integer, Chain> branches) {
        branches.forEach((descriptor, chain) -> {
            line(depth, "branch " + descriptor);
            chain(depth + 1, chain);
        });
    }

    private static String options(Options options) {
        return options.isEmpty()
                ? ""
                : options.entries().stream()
                        .map(option -> option.key() + "=" + option.value() + " at " + option.keyPosition() + "/"
                                + option.valuePosition())
                        .collect(Collectors.joining(", ", " [", "]"));
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
