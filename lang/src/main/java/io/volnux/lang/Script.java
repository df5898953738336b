// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled script: immutable, to be shared by any number of runs and threads.
 *
 * @param text the script as it was given, without a leading byte order mark
 * @param directives {@code on-failure} and {@code trace}, as far as they are given, with values in lower case
 * @param variables resolved values by name, in the order of declaration, see {@link Option#value()}
 * @param declarations everything in front of the chain as written
 * @param warnings in the order of their places
 */
public record Script(
        String text,
        Mode mode,
        Map<String, String> directives,
        Map<String, @Nullable Object> variables,
        List<Declaration> declarations,
        Chain chain,
        List<Warning> warnings) {
    public Script {
        directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
        variables = Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(variables));
        declarations = List.copyOf(declarations);
        warnings = List.copyOf(warnings);
    }

    /** Compiles a script against the process's environment and the standard namespaces. */
    public static Script parse(String text) {
        return parse(text, ParseOptions.standard());
    }

    /**
     * Compiles a script.
     *
     * @throws PointySyntaxException at the first problem
     */
    public static Script parse(String text, ParseOptions options) {
        return Compilation.compile(text, options);
    }

    /**
     * Compiles the bytes of a script file, which must be UTF-8.
     *
     * @throws PointySyntaxException at the first problem, also at a byte that is not UTF-8
     */
    public static Script parse(byte[] bytes, ParseOptions options) {
        return parse(ScriptBytes.decode(bytes), options);
    }
}
