// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.tasks.ShellRun;
import io.volnux.engine.Validation;
import io.volnux.task.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What keeps a script from running, as people read it. */
final class Problems {

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private static final int WIDTH = 160;

    private Problems() {}

    /**
     * Everything that is wrong with a script, in the order of the script. Tasks that disagree on the type of an input are
     * no problem where a pipeline class decides it.
     */
    static List<Problem> of(LoadedScript loaded, Validation validation, boolean shellAllowed) {
        List<Problem> all = new ArrayList<>(validation.problems());
        List<Problem> ofInputs = validation.graph().inputProblems();
        if (!ofInputs.isEmpty()
                && new PipelineInputs(loaded, validation.graph()).pipeline().isEmpty()) {
            all.addAll(ofInputs);
        }
        all.addAll(ShellRun.problems(validation.graph(), shellAllowed));
        all.sort(BY_PLACE);
        return all;
    }

    /** The text of a problem with the file's name and, if it has a place, the line it is about. */
    static String text(Path file, String script, Problem problem) {
        String said = file + ": " + problem;
        return problem.line() > 0 ? said + "\n" + snippet(script, problem.line(), problem.column()) : said;
    }

    /** Where tasks were looked for; to be said when one was not found. */
    static String places(LoadedScript loaded, String classPath) {
        List<String> places = new ArrayList<>();
        loaded.sources().files().forEach(file -> places.add(file.toString()));
        if (places.isEmpty()) {
            places.add("Java files beside " + loaded.file().path() + " (there are none)");
        }
        if (loaded.sources().files().size() > 5) {
            places.subList(4, places.size()).clear();
            places.add("%d more Java files".formatted(loaded.sources().files().size() - 4));
        }
        if (!classPath.isEmpty()) {
            places.add("the class path " + classPath);
        }
        return "tasks were looked for in " + String.join(", ", places) + " and among the built-in ones (sh::Run)";
    }

    static boolean hasUnknown(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.code().equals("UNKNOWN"));
    }

    private static String snippet(String script, int line, int column) {
        String text = script.lines().skip(line - 1L).findFirst().orElse("");
        if (text.length() > WIDTH) {
            return "";
        }
        String number = String.valueOf(line);
        StringBuilder indent = new StringBuilder();
        text.codePoints().limit(column - 1L).forEach(point -> indent.append(point == '\t' ? '\t' : ' '));
        return "  %s | %s%n  %s | %s^".formatted(number, text, " ".repeat(number.length()), indent);
    }
}
