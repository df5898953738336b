// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warns of arms of parallel stages that ask, themselves or through a group, for the engine's own thread. */
final class InlineArmCheck {
    private static final String EXECUTOR = "executor";

    private final List<Warning> warnings = new ArrayList<>();
    private final IdentityHashMap<Option, Boolean> warned = new IdentityHashMap<>();

    private InlineArmCheck() {}

    static List<Warning> warnings(Chain chain) {
        var check = new InlineArmCheck();
        check.chain(chain, null);
        return check.warnings;
    }

    private void chain(Chain chain, @Nullable Option inherited) {
        for (var step : chain.steps()) {
            stage(step.stage(), inherited);
        }
    }

    private void stage(Stage stage, @Nullable Option inherited) {
        switch (stage) {
            case TaskRef task -> task.branches().values().forEach(branch -> chain(branch, inherited));
            case MetaRef meta -> meta.branches().values().forEach(branch -> chain(branch, inherited));
            case Group group -> {
                var executor = executor(group.options(), inherited);
                group.chains().forEach(chain -> chain(chain, executor));
            }
            case Parallel parallel -> {
                for (var arm : parallel.arms()) {
                    arm(arm, inherited);
                    stage(arm, inherited);
                }
            }
        }
    }

    private void arm(Stage arm, @Nullable Option inherited) {
        var executor = switch (arm) {
            case TaskRef task -> executor(task.options(), inherited);
            case MetaRef meta -> executor(meta.options(), inherited);
            case Group group -> executor(group.options(), inherited);
            case Parallel ignored -> null;
        };
        if (executor != null
                && executor.value() instanceof String name
                && name.equalsIgnoreCase("inline")
                && warned.put(executor, true) == null) {
            warnings.add(new Warning(
                    WarningCode.W_EXECUTOR_INLINE,
                    "executor 'inline' cannot run the arms of a parallel stage, they run on 'virtual'",
                    executor.valuePosition(),
                    null));
        }
    }

    private static @Nullable Option executor(Options options, @Nullable Option inherited) {
        return options.find(EXECUTOR).orElse(inherited);
    }
}
