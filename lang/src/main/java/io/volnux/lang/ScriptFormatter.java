// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/**
 * Writes scripts in the canonical layout: tokens and comments stay as they are and in their order, spaces and line breaks are set anew. The
 * result compiles to the same tree, and formatting it again changes nothing.
 */
public final class ScriptFormatter {
    private ScriptFormatter() {}

    /** Returns the canonical text of a compiled script, with a line break at the end. */
    public static String format(Script script) {
        var text = script.text();
        var tokens = Lexer.tokenize(new Source(text));
        return DeepStack.call(tokens, () -> Renderer.render(Layout.of(text, tokens)));
    }
}
