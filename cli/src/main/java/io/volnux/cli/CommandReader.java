// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.lang.NearestName;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads command lines with picocli. */
final class CommandReader {

    private final Surroundings surroundings;

    CommandReader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command line; answers the exit code. */
    int run(List<String> words) {
        if (words.isEmpty() || !Commands.isAlone(words.get(0))) {
            return configured(Commands.all(surroundings)).execute(words.toArray(String[]::new));
        }
        return configured(alone(words.get(0)))
                .execute(words.subList(1, words.size()).toArray(String[]::new));
    }

    /** Only the command that was named, because building all of them takes as long as everything else before a run. */
    private CommandLine alone(String name) {
        return new CommandLine(Commands.create(name, surroundings)).setCommandName("volnux " + name);
    }

    private CommandLine configured(CommandLine command) {
        return command.setOut(new PrintWriter(
                        surroundings.out(), true, surroundings.out().charset()))
                .setErr(new PrintWriter(
                        surroundings.err(), true, surroundings.err().charset()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((mistake, words) -> misused(mistake))
                .setExecutionExceptionHandler((failure, line, parsed) ->
                        Complaints.code(failure, parsed.originalArgs().contains("--debug"), surroundings.err()));
    }

    private int misused(CommandLine.ParameterException mistake) {
        String message = message(mistake);
        String command = mistake.getCommandLine().getCommandName();
        surroundings.err().println("volnux: " + message);
        surroundings.err().println("see " + command + " --help");
        return Cli.MISTAKE;
    }

    /** Compares names alone: dashes, which all options share, would make everything look near. */
    private static Optional<String> nearest(String word, Collection<String> known) {
        Map<String, String> names = new LinkedHashMap<>();
        known.forEach(name -> names.putIfAbsent(withoutDashes(name), name));
        return NearestName.nearest(withoutDashes(word.split("=", 2)[0]), names.keySet())
                .map(names::get);
    }

    private static String withoutDashes(String word) {
        return word.replaceFirst("^-+", "");
    }

    private static String message(CommandLine.ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            CommandLine command = mistake.getCommandLine();
            boolean isOption = word.startsWith("-");
            boolean isCommand = !isOption && !command.getSubcommands().isEmpty();
            Collection<String> known = isOption
                    ? command.getCommandSpec().optionsMap().keySet()
                    : command.getSubcommands().keySet();
            return "unknown %s '%s'%s"
                    .formatted(
                            isOption ? "option" : isCommand ? "command" : "argument",
                            word,
                            nearest(word, known)
                                    .map(name -> "; did you mean '%s'?".formatted(name))
                                    .orElse(""));
        }
        if (mistake.getArgSpec() instanceof OptionSpec option && option.type().isEnum() && mistake.getValue() != null) {
            String choices = option.paramLabel().replace("|", ", ").replaceFirst(", (?=[^,]*$)", " or ");
            return "%s must be %s, got '%s'".formatted(option.longestName(), choices, mistake.getValue());
        }
        String said = String.valueOf(mistake.getMessage());
        String lower = said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
