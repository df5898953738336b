// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The commands by name. */
final class Commands {

    static final List<String> NAMES = List.of(
            "run",
            "validate",
            "graph",
            "fmt",
            "list",
            "doctor",
            "startproject",
            "startworkflow",
            "version",
            "completion",
            "help");

    private Commands() {}

    /** Whether this is the name of a command that does not speak of the others. */
    static boolean isAlone(String name) {
        return name.equals("check") || (NAMES.contains(name) && !name.equals("help") && !name.equals("completion"));
    }

    static Callable<Integer> create(String name, Surroundings surroundings) {
        return switch (name) {
            case "run" -> new RunCommand(surroundings);
            case "validate", "check" -> new ValidateCommand(surroundings);
            case "graph" -> new GraphCommand(surroundings);
            case "fmt" -> new FmtCommand(surroundings);
            case "list" -> new ListCommand(surroundings);
            case "doctor" -> new DoctorCommand(surroundings);
            case "startproject" -> new StartProjectCommand(surroundings);
            case "startworkflow" -> new StartWorkflowCommand(surroundings);
            case "version" -> new VersionCommand(surroundings);
            case "completion" -> new CompletionCommand(surroundings);
            default -> throw new IllegalArgumentException("command must be known, got " + name);
        };
    }

    static CommandLine all(Surroundings surroundings) {
        CommandLine root = new CommandLine(new RootCommand(surroundings));
        for (String name : NAMES) {
            if (name.equals("help")) {
                root.addSubcommand(new CommandLine.HelpCommand());
            } else if (name.equals("validate")) {
                root.addSubcommand(name, create(name, surroundings), "check");
            } else {
                root.addSubcommand(name, create(name, surroundings));
            }
        }
        return root;
    }
}
