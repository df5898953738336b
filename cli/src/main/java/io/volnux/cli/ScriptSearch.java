// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.ScriptFile;
import io.volnux.cli.project.Settings;
import io.volnux.cli.text.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From words of the command line to scripts. */
final class ScriptSearch {

    private ScriptSearch() {}

    /** An empty path would mean this folder, and an empty variable of a shell script seldom does. */
    private static void mustNotBeEmpty(String word) {
        if (word.isBlank()) {
            throw new UserError("script must be a file, a folder or the name of a workflow, got an empty text");
        }
    }

    /** The one script that a word stands for. */
    static ScriptFile script(String word, Surroundings surroundings) {
        mustNotBeEmpty(word);
        if (Files.exists(Path.of(word))) {
            return ScriptFile.find(word, List.of());
        }
        return ScriptFile.find(
                word, Settings.of(Path.of(""), surroundings.environment()).workflowFolders());
    }

    /** All scripts that the words stand for; of a folder all below it. */
    static List<ScriptFile> scripts(List<String> words, Surroundings surroundings) {
        List<ScriptFile> all = new ArrayList<>();
        for (String word : words) {
            mustNotBeEmpty(word);
            Path path = Path.of(word);
            if (!Files.isDirectory(path)) {
                all.add(script(word, surroundings));
                continue;
            }
            List<ScriptFile> found = ScriptFile.all(path);
            if (found.isEmpty()) {
                throw new UserError(
                        "folder must hold a %s script, got %s without one; volnux startworkflow NAME writes one"
                                .formatted(ScriptFile.ENDING, word));
            }
            all.addAll(found);
        }
        return all;
    }
}
