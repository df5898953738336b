// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.property;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A script made at random, with what its tasks do. Each task is written once; names are numbered in the order of the
 * text, so that the order of results can be told from them.
 */
final class RandomGraph {

    private static final String[] CONDITIONS = {"NEVER", "ON_SUCCESS", "ON_ERROR", "ON_EXCEPTION", "ON_ANY"};
    private static final String[] STRATEGIES = {
        "ALL_MUST_SUCCEED", "ANY_MUST_SUCCEED", "MAJORITY_MUST_SUCCEED", "NO_FAILURES_ALLOWED"
    };

    private final RandomGenerator random;
    private final boolean limited;
    private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private int budget;

    private RandomGraph(long seed, boolean limited) {
        this.random = new SplittableRandom(seed);
        this.limited = limited;
        this.budget = 1 + random.nextInt(9);
        chain(0);
    }

    /** @param limited whether every task is sure to be under a limit, and so may hang */
    static RandomGraph of(long seed, boolean limited) {
        return new RandomGraph(seed, limited);
    }

    String text() {
        return text.toString();
    }

    Map<String, Behaviour> behaviours() {
        return behaviours;
    }

    private void chain(int depth) {
        int stages = 1 + random.nextInt(depth == 0 ? 4 : 2);
        for (int i = 0; i < stages; i++) {
            if (i > 0) {
                text.append(random.nextBoolean() ? " -> " : " |-> ");
            }
            stage(depth);
            if (budget <= 0) {
                return;
            }
        }
    }

    private void stage(int depth) {
        int arms = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
        for (int i = 0; i < arms; i++) {
            text.append(i == 0 ? "" : " || ");
            unit(depth);
        }
    }

    private void unit(int depth) {
        int dice = random.nextInt(10);
        if (dice < 2 && depth < 3 && budget > 1) {
            group(depth + 1);
        } else if (dice == 2) {
            meta(depth);
        } else {
            task(depth);
        }
    }

    private void group(int depth) {
        int chains = 1 + random.nextInt(2);
        text.append('{');
        for (int i = 0; i < chains; i++) {
            text.append(i == 0 ? "" : ", ");
            chain(depth);
        }
        text.append('}');
    }

    private void task(int depth) {
        text.append(name("T"));
        options();
        if (random.nextInt(4) == 0) {
            text.append(" * ").append(2 + random.nextInt(2));
        }
        branches(depth);
    }

    private String name(String prefix) {
        budget--;
        String name = prefix + behaviours.size();
        behaviours.put(name, Behaviour.any(random, limited));
        return name;
    }

    private void options() {
        Map<String, String> options = new LinkedHashMap<>();
        if (limited && random.nextInt(3) == 0) {
            options.put("attempt_timeout", "\"2s\"");
        }
        if (random.nextInt(12) == 0) {
            options.put("stop_condition", "\"" + CONDITIONS[random.nextInt(CONDITIONS.length)] + "\"");
        }
        if (random.nextInt(6) == 0) {
            options.put("result_evaluation_strategy", "\"" + STRATEGIES[random.nextInt(STRATEGIES.length)] + "\"");
        }
        switch (random.nextInt(12)) {
            case 0 -> options.put("executor", "\"threadpool\", executor_config={\"max_workers\": 1}");
            case 1 -> options.put("executor", "\"virtual\"");
            case 2 -> options.put("executor", "\"inline\"");
            default -> {}
        }
        write(options);
    }

    private void write(Map<String, String> options) {
        String separator = "[";
        for (Map.Entry<String, String> option : options.entrySet()) {
            text.append(separator).append(option.getKey()).append('=').append(option.getValue());
            separator = ", ";
        }
        text.append(options.isEmpty() ? "" : "]");
    }

    private void branches(int depth) {
        if (depth >= 3 || budget <= 0 || random.nextInt(3) != 0) {
            return;
        }
        String separator = " (";
        for (int descriptor = 0; descriptor < 3; descriptor++) {
            if (random.nextBoolean() && budget > 0) {
                text.append(separator).append(descriptor).append(random.nextBoolean() ? " -> " : " |-> ");
                chain(depth + 1);
                separator = ", ";
            }
        }
        text.append(separator.equals(", ") ? ")" : "");
    }

    private void meta(int depth) {
        String collection = random.nextBoolean() ? "collection=[1, [2, 3], 0, \"x\"]" : "collection=[]";
        String attributes = switch (random.nextInt(6)) {
            case 0 -> "MAP<%s>[" + collection + ", batch_size=2, partial_success=" + random.nextBoolean() + "]";
            case 1 -> "FILTER<%s>[" + collection + ", keep_on_error=" + random.nextBoolean() + "]";
            case 2 -> "REDUCE<%s>[initial_value=0, skip_errors=" + random.nextBoolean() + "]";
            case 3 -> "FOREACH<%s>[" + collection + ", continue_on_error=" + random.nextBoolean() + "]";
            case 4 -> "FLATMAP<%s>[flatten_depth=-1, skip_errors=" + random.nextBoolean() + "]";
            default -> "FANOUT<%s>[count=3, continue_on_error=" + random.nextBoolean() + "]";
        };
        text.append(attributes.formatted(name("M")));
        if (random.nextInt(4) == 0) {
            text.append(" * 2");
        }
        branches(depth);
    }
}
