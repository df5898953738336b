// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** Text to tree: tokens, then the tree, then the checks of the whole. */
final class Compilation {
    private Compilation() {}

    static Script compile(String text, ParseOptions options) {
        if (!text.isEmpty()) {
            throw new UnsupportedOperationException("the parser is not written yet: " + text + options);
        }
        var end = new Position(1, 1, 0);
        var diagnostic = new Diagnostic(
                ErrorCode.E_NOT_EXECUTABLE, end, "end of script", "script contains no workflow expression", null, null);
        throw new PointySyntaxException(diagnostic, text);
    }
}
