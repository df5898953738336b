// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the words of the most frequent command without picocli, whose classes are older than what a JVM can keep in its
 * archive and cost more than the rest of a start. Whatever is not plain (help, mistakes, abbreviations) is left to picocli,
 * which then reads the same words into the same command; a test says that both understand the same.
 */
final class PlainWords {

    private final Map<String, Consumer<String>> values;
    private final Map<String, Runnable> flags;
    private final Consumer<String> positional;

    /**
     * Words a command takes.
     *
     * @param values options with a value
     * @param flags options without one
     * @param positional the only word that is no option
     */
    PlainWords(Map<String, Consumer<String>> values, Map<String, Runnable> flags, Consumer<String> positional) {
        this.values = values;
        this.flags = flags;
        this.positional = positional;
    }

    /** Whether all words were understood; if not, what was set so far means nothing. */
    boolean understand(List<String> words) {
        int others = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                if (!isPlain(word)) {
                    return false;
                }
                others++;
                positional.accept(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Consumer<String> option = values.get(name);
            Runnable flag = flags.get(word);
            if (option != null && equals > 0 && isPlain(word.substring(equals + 1))) {
                option.accept(word.substring(equals + 1));
            } else if (option != null && i + 1 < words.size() && isPlain(words.get(i + 1))) {
                option.accept(words.get(++i));
            } else if (flag != null) {
                flag.run();
            } else {
                return false;
            }
        }
        return others == 1;
    }

    /** Quotes, files of arguments and words that look like options are picocli's business. */
    private static boolean isPlain(String value) {
        return !value.isEmpty() && "-@\"'".indexOf(value.charAt(0)) < 0;
    }
}
