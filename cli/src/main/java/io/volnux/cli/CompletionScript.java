// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell needs to complete command lines, made from what the help says: the words in {@code ascii|dot|mermaid}. */
final class CompletionScript {

    private static final Pattern CHOICES = Pattern.compile("[a-z/]+(\\|[a-z/]+)+");

    /** Names of values, as the help writes them, that are files or folders. */
    private static final List<String> FILES = List.of("FILE", "FILE|-", "CP", "P", "PATH", "PATH-or-WORKFLOW");

    private static final String FRAME = """
        # Completion of volnux for bash and zsh, for this shell:  source <(volnux completion)
        # For every shell put this line into ~/.bashrc or ~/.zshrc.

        if [ -n "${ZSH_VERSION-}" ]; then
            autoload -U +X compinit && compinit
            autoload -U +X bashcompinit && bashcompinit
        fi

        _volnux() {
            local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words='' files=''
            if [ "$word" = = ]; then # the shell takes --name=value apart at the sign
                word=''
            elif [ "$before" = = ]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
            fi
            if [ "$COMP_CWORD" -eq 1 ]; then
                words='{{names}}'
            else
                case ${COMP_WORDS[1]} in
        {{commands}}        esac
            fi
            local IFS=$' \\t\\n'
            COMPREPLY=($(compgen -W "$words" -- "$word"))
            if [ -n "$files" ]; then
                IFS=$'\\n'
                COMPREPLY+=($(compgen -f -- "$word"))
                compopt -o filenames 2>/dev/null
            fi
            return 0
        }

        complete -F _volnux volnux ./volnux
        """;

    private final CommandLine root;

    CompletionScript(CommandLine root) {
        this.root = root;
    }

    String text() {
        StringJoiner names = new StringJoiner(" ");
        StringBuilder commands = new StringBuilder();
        root.getSubcommands().forEach((name, command) -> {
            names.add(name);
            commands.append(" ".repeat(8)).append(name).append(")\n");
            commands.append(cases(command.getCommandSpec()));
            commands.append(" ".repeat(12)).append(";;\n");
        });
        return FRAME.replace("{{names}}", names.toString()).replace("{{commands}}", commands);
    }

    private String cases(CommandSpec command) {
        StringBuilder text = new StringBuilder(" ".repeat(12)).append("case $before in\n");
        StringJoiner all = new StringJoiner(" ");
        for (OptionSpec option : command.options()) {
            all.add(option.longestName());
            if (option.arity().max() > 0) {
                text.append(one(option.longestName(), value(option)));
            }
        }
        String own = command.name().equals("help")
                ? "words='" + String.join(" ", Commands.NAMES) + "'"
                : isFile(command) ? "files=yes" : "";
        text.append(one("*", "words='" + all + "'" + (own.isEmpty() ? "" : "\n" + " ".repeat(16) + own)));
        return text.append(" ".repeat(12)).append("esac\n").toString();
    }

    private static boolean isFile(CommandSpec command) {
        return command.positionalParameters().stream().anyMatch(word -> FILES.contains(word.paramLabel()));
    }

    private static String one(String pattern, String action) {
        return "%s%s) %s ;;%n".formatted(" ".repeat(12), pattern, action);
    }

    private static String value(OptionSpec option) {
        String label = option.paramLabel();
        if (CHOICES.matcher(label).matches()) {
            return "words='" + label.replace('|', ' ') + "'";
        }
        if (option.longestName().equals("--otlp")) { // without an end point what follows is the script
            return "words='http://localhost:4317 http://localhost:4318' files=yes";
        }
        return FILES.contains(label) ? "files=yes" : ":";
    }
}
