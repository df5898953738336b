// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.ScriptFile;
import io.volnux.cli.project.Settings;
import io.volnux.cli.tasks.ShellAccess;
import io.volnux.cli.tasks.TaskSet;
import io.volnux.cli.tasks.TaskSources;
import io.volnux.cli.text.UserError;
import io.volnux.engine.Engine;
import io.volnux.engine.Validation;
import io.volnux.engine.Workflow;
import io.volnux.graph.CompileOptions;
import io.volnux.graph.TaskGraph;
import io.volnux.lang.ErrorCode;
import io.volnux.lang.ParseOptions;
import io.volnux.lang.PointySyntaxException;
import io.volnux.lang.Script;
import java.util.List;

/**
 * A script with everything it can name.
 *
 * @param file where it is
 * @param settings what holds for it
 * @param sources the Java files beside it
 * @param tasks what it can name
 * @param script the script itself
 */
record LoadedScript(ScriptFile file, Settings settings, TaskSources sources, TaskSet tasks, Script script) {

    /**
     * Finds, compiles and reads everything.
     *
     * @param classPath jars and folders, as written on a command line
     * @throws UserError at the first mistake
     */
    static LoadedScript of(ScriptFile file, String classPath, Surroundings surroundings) {
        return of(file, classPath, ShellAccess.NONE, surroundings);
    }

    /** As {@link #of(ScriptFile, String, Surroundings)}, to be run; {@code shell} may permit programs. */
    static LoadedScript of(ScriptFile file, String classPath, ShellAccess shell, Surroundings surroundings) {
        Settings settings = Settings.of(file.folder(), surroundings.environment());
        byte[] text = file.read();
        firstLook(file, text, surroundings);
        TaskSources sources = TaskSources.beside(file.path());
        TaskSet tasks = TaskSet.of(
                sources, new TaskSet.Places(classPath, surroundings.cache().resolve("tasks"), settings.pins(), shell));
        ParseOptions options = ParseOptions.standard()
                .withEnvironment(surroundings.environment())
                .withNamespaces(List.copyOf(tasks.registry().namespaces()));
        return new LoadedScript(file, settings, sources, tasks, parse(file, text, options));
    }

    /** A mistake in the script is told before any in the tasks; only a namespace may be one that the tasks bring. */
    private static void firstLook(ScriptFile file, byte[] text, Surroundings surroundings) {
        try {
            Script.parse(text, ParseOptions.standard().withEnvironment(surroundings.environment()));
        } catch (PointySyntaxException wrong) {
            if (wrong.code() != ErrorCode.E_UNKNOWN_NAMESPACE) {
                throw UserError.inFile(file.path() + ": " + wrong, wrong);
            }
        }
    }

    /**
     * Reads a script alone.
     *
     * @throws UserError at its first mistake, with the file's name and the place
     */
    static Script parse(ScriptFile file, byte[] text, ParseOptions options) {
        try {
            return Script.parse(text, options);
        } catch (PointySyntaxException wrong) {
            throw UserError.inFile(file.path() + ": " + wrong, wrong);
        }
    }

    TaskGraph graph() {
        return TaskGraph.compile(script, tasks.registry(), new CompileOptions(settings.retry()));
    }

    /** Everything that can be said about it without running it, executors included. */
    Validation validation() {
        try (Engine engine = Engine.builder()
                .tasks(tasks.registry())
                .defaultRetry(settings.retry())
                .discovery(false)
                .build()) {
            return engine.validate(Workflow.of(file.name(), script));
        }
    }
}
