// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a script is compiled against.
 *
 * @param environment answers {@code $env.NAME} with a text or null; asked while compiling, possibly on another thread
 * @param namespaces the namespaces a script may name, in the order in which they are suggested
 */
public record ParseOptions(Function<String, @Nullable String> environment, List<String> namespaces) {
    /** The namespaces of the language itself. */
    public static final List<String> STANDARD_NAMESPACES = List.of("local", "pypi", "github", "eventhub", "docker");

    public ParseOptions {
        namespaces = List.copyOf(namespaces);
    }

    /** Returns the process's environment and the standard namespaces. */
    public static ParseOptions standard() {
        return new ParseOptions(System::getenv, STANDARD_NAMESPACES);
    }

    /** Returns a copy that asks another environment. */
    public ParseOptions withEnvironment(Function<String, @Nullable String> newEnvironment) {
        return new ParseOptions(newEnvironment, namespaces);
    }

    /** Returns a copy that also knows the namespaces of a resolver. */
    public ParseOptions withNamespaces(List<String> more) {
        var all = new java.util.LinkedHashSet<>(namespaces);
        all.addAll(more);
        return new ParseOptions(environment, List.copyOf(all));
    }
}
