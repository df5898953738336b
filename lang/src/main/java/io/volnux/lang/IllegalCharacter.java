// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to write in place of characters that other languages have and this one has not. */
final class IllegalCharacter {
    private static final Set<String> QUOTES =
            Set.of("'", "`", "\u201c", "\u201d", "\u201e", "\u2018", "\u2019", "\u00ab");
    private static final Set<String> ARROWS = Set.of("\u2192", "\u21d2", "\u2794", "\u27f6");
    private static final Set<String> CALCULATIONS = Set.of("+", "/", "%", "^");

    private IllegalCharacter() {}

    /** The sign that was meant, if that is plain: a pipe in pieces, or an arrow in one. */
    static @Nullable String meant(String text, int at) {
        if (ARROWS.contains(text.substring(at, text.offsetByCodePoints(at, 1)))) {
            return "->";
        }
        if (text.charAt(at) != '|') {
            return null;
        }
        var rest = text.substring(at + 1, Math.min(text.length(), at + 20)).stripLeading();
        return rest.startsWith("->") || rest.startsWith(">") || rest.startsWith("=>")
                ? "|->"
                : rest.startsWith("|") ? "||" : null;
    }

    /** How to say what the character says elsewhere. */
    static @Nullable String cure(String character) {
        if (QUOTES.contains(character)) {
            return "Texts stand in double quotes";
        }
        if (CALCULATIONS.contains(character)) {
            return "Nothing is calculated in a script, calculate in a task";
        }
        return switch (character) {
            case "|" -> "A pipe is written |->, tasks that run at the same time are joined by ||";
            case "&" -> "Tasks that run at the same time are joined by ||";
            case ";" -> "A line needs no end, tasks that run one after the other are joined by ->";
            case "!" -> "Values are compared by == and !=";
            default -> null;
        };
    }
}
