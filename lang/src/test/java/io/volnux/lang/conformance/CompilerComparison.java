// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang.conformance;

import io.volnux.lang.PointySyntaxException;
import io.volnux.lang.Script;
import io.volnux.lang.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares everything a case says about the compiler. */
public final class CompilerComparison {
    private final List<Difference> differences = new ArrayList<>();

    /** Where a script's warnings come from: the compiler alone, or later steps too. */
    private final Function<Script, List<Warning>> warnings;

    private CompilerComparison(Function<Script, List<Warning>> warnings) {
        this.warnings = warnings;
    }

    /** Returns what is not as the case wants it, with the problems of the case itself; empty when all is well. */
    public static List<Difference> differences(ConformanceCase wanted) {
        return differences(wanted, Script::warnings);
    }

    /** As above, with warnings from a later step than the compiler, such as that of graphs. */
    public static List<Difference> differences(ConformanceCase wanted, Function<Script, List<Warning>> warnings) {
        var comparison = new CompilerComparison(warnings);
        wanted.problems()
                .forEach(problem -> comparison.differences.add(new Difference("the case", "a case to judge", problem)));
        try {
            var script = wanted.compile();
            if (wanted.valid()) {
                comparison.compare(wanted.expected(), script);
            } else {
                comparison.differences.add(
                        new Difference("error", wanted.expected().error().orElse("an error"), "it compiles"));
            }
        } catch (PointySyntaxException error) {
            if (wanted.valid()) {
                comparison.differences.add(new Difference("error", "none", error.toString()));
            } else {
                comparison.compare(wanted.expected(), error);
            }
        }
        return comparison.differences;
    }

    private void compare(ConformanceCase.Expected expected, PointySyntaxException error) {
        expected.error().ifPresent(code -> compare("error", code, error.code().name()));
        expected.line().ifPresent(line -> compare("line", (long) line, (long) error.line()));
        expected.column().ifPresent(column -> compare("column", (long) column, (long) error.column()));
        expected.suggestion().ifPresent(suggestion -> compare("suggestion", suggestion, error.suggestion()));
    }

    private void compare(ConformanceCase.Expected expected, Script script) {
        expected.mode().ifPresent(mode -> compare("mode", mode, script.mode().name()));
        compare("directives", expected.directives(), script.directives());
        compare("variables", expected.variables(), script.variables());
        expected.tree().ifPresent(tree -> compare("tree", tree, TreeShape.of(script.chain())));
        var reported = warnings.apply(script).stream()
                .map(Warning::code)
                .map(Enum::name)
                .toList();
        if (!isSubsequence(expected.warnings(), reported)) {
            differences.add(new Difference("warnings", expected.warnings(), reported));
        }
    }

    private void compare(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!JsonValues.same(expected, actual)) {
            differences.add(new Difference(what, expected, actual));
        }
    }

    private static boolean isSubsequence(List<String> wanted, List<String> reported) {
        int next = 0;
        for (var code : reported) {
            if (next < wanted.size() && wanted.get(next).equals(code)) {
                next++;
            }
        }
        return next == wanted.size();
    }
}
