// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import java.util.Random;

/** Writes random scripts, most of which compile. The same seed gives the same script. */
final class ScriptGenerator {
    private static final List<String> NAMES = List.of("A", "B", "load_data", "Step2b", "_x", "pypi::C", "local::D");
    private static final List<String> EXTRAS = List.of("x", "y", "threshold", "codes", "retry_attempt");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int variables;

    private ScriptGenerator(long seed) {
        this.random = new Random(seed);
    }

    static String script(long seed) {
        var generator = new ScriptGenerator(seed);
        generator.declarations();
        generator.chain(3);
        generator.gap();
        return generator.out.toString();
    }

    /** Returns the text with a few characters deleted, doubled, swapped or replaced. */
    static String mutated(String text, long seed) {
        var random = new Random(seed);
        var mutated = new StringBuilder(text);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && !mutated.isEmpty(); i++) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(5)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, mutated.charAt(random.nextInt(mutated.length())));
                case 2 -> mutated.setCharAt(at, "-|>:*()[]{},=.<?\"\\#@$ \n0aA;".charAt(random.nextInt(27)));
                case 3 -> mutated.setCharAt(at, (char) random.nextInt(0x10000));
                default -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(8)));
            }
        }
        return mutated.toString();
    }

    /** Returns characters without any sense. */
    static String noise(long seed) {
        var random = new Random(seed);
        var noise = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            noise.append(
                    random.nextInt(8) == 0
                            ? (char) random.nextInt(0x10000)
                            : " \nAb1->|:*()[]{},=.<?\"\\#@$_".charAt(random.nextInt(25)));
        }
        return noise.toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void put(String token) {
        gap();
        out.append(token);
    }

    private void gap() {
        switch (random.nextInt(12)) {
            case 0 -> out.append('\n');
            case 1 -> out.append("\r\n\t");
            case 2 -> out.append(" # c, \" ;\n");
            case 3 -> out.append("\n\n# own line \n");
            case 4 -> out.append("  ");
            default -> out.append(' ');
        }
    }

    private void declarations() {
        while (chance(40)) {
            switch (random.nextInt(4)) {
                case 0 -> put(oneOf(List.of("@mode: CFG", "@mode: \"flexible\"", "@trace:run", "@on-failure: STOP")));
                default -> {
                    put("@v" + variables + " ");
                    put("=");
                    value(3);
                    variables++;
                }
            }
        }
        put("@n");
        put("=");
        put("3");
    }

    private void chain(int depth) {
        stage(depth);
        while (chance(40)) {
            arrow();
            stage(depth);
        }
    }

    private void arrow() {
        put(chance(50) ? "->" : "|->");
    }

    private void stage(int depth) {
        unit(depth);
        while (chance(20)) {
            put("||");
            unit(depth);
        }
    }

    private void unit(int depth) {
        boolean prefix = chance(10);
        if (prefix) {
            factor();
            put("*");
        }
        int kind = depth == 0 ? random.nextInt(7) : random.nextInt(10);
        boolean named = kind < 7;
        if (kind < 5) {
            put(oneOf(NAMES));
            options(20);
        } else if (kind < 7) {
            put(oneOf(List.of("MAP", "FILTER", "FOREACH", "FLATMAP")));
            put("<");
            put(oneOf(NAMES));
            put(">");
            options(20);
        } else if (kind < 9) {
            group(depth - 1);
        } else {
            put("(");
            if (prefix) {
                put("A ->"); // a single unit inside might have a factor of its own
            }
            chain(depth - 1);
            put(")");
        }
        boolean postfix = !prefix && kind != 9 && chance(10);
        if (postfix) {
            put("*");
            factor();
        }
        if (named && depth > 0 && chance(25)) {
            branches(depth - 1);
        }
    }

    private void group(int depth) {
        put("{");
        chain(depth);
        while (chance(40)) {
            put(",");
            chain(depth);
        }
        put("}");
        options(30);
    }

    private void branches(int depth) {
        put("(");
        int descriptor = random.nextInt(3);
        put(Integer.toString(descriptor));
        arrow();
        chain(depth);
        while (descriptor < 9 && chance(60)) {
            put(",");
            put(Integer.toString(++descriptor));
            arrow();
            chain(depth);
        }
        put(")");
    }

    private void factor() {
        put(chance(70) ? Integer.toString(2 + random.nextInt(9)) : "$n");
    }

    private void options(int percent) {
        if (!chance(percent)) {
            return;
        }
        put("[");
        int first = random.nextInt(EXTRAS.size());
        for (int i = first; i < EXTRAS.size() && (i == first || chance(60)); i++) {
            if (i > first) {
                put(",");
            }
            put(EXTRAS.get(i));
            put("=");
            value(3);
        }
        if (chance(30)) {
            put(",");
            put("stop_condition");
            put("=");
            put(oneOf(List.of("\"NEVER\"", "\"on_error\"")));
        }
        put("]");
    }

    private void value(int depth) {
        coalesce(depth);
        if (depth > 0 && chance(15)) {
            put("?");
            value(depth - 1);
            put(":");
            value(depth - 1);
        }
    }

    private void coalesce(int depth) {
        simple(depth);
        if (chance(15)) {
            put(oneOf(List.of("==", "!=", "<", ">", "<=", ">=")));
            simple(depth);
        }
        while (chance(15)) {
            put("??");
            simple(depth);
        }
    }

    private void simple(int depth) {
        switch (random.nextInt(depth == 0 ? 8 : 11)) {
            case 0 -> put("\"te\\\"xt # %d\"".formatted(random.nextInt(10)));
            case 1 -> put("\"two\nlines é😀\"");
            case 2 -> put(Long.toString(random.nextInt(100)));
            case 3 -> put("-" + random.nextInt(100) + "." + random.nextInt(100));
            case 4 -> put(oneOf(List.of("true", "false", "null", "GRPC_EXECUTOR", ".5e3")));
            case 5 -> put("$env.HOME");
            case 6, 7 -> put(variables == 0 ? "null" : "$v" + random.nextInt(variables));
            case 8 -> {
                put("[");
                for (int i = 0; i < 3 && chance(60); i++) {
                    if (i > 0) {
                        put(",");
                    }
                    value(depth - 1);
                }
                put("]");
            }
            case 9 -> {
                put("{");
                for (int i = 0; i < 3 && chance(60); i++) {
                    put((i > 0 ? ", " : "") + "\"k" + i + "\"");
                    put(":");
                    value(depth - 1);
                }
                put("}");
            }
            default -> {
                put("(");
                value(depth - 1);
                put(")");
            }
        }
    }
}
