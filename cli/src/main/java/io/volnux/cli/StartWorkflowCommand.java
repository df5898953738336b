// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.Settings;
import io.volnux.cli.project.Skeleton;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a new workflow. */
@Command(
        name = "startworkflow",
        description =
                "Writes a workflow that runs as it is: below workflows/ of a project, elsewhere into this folder.")
final class StartWorkflowCommand implements Callable<Integer> {

    enum Mode {
        CFG,
        DAG
    }

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Its name, and the name of its folder.")
    private String name = "";

    @Option(
            names = "--mode",
            paramLabel = "cfg|dag",
            description = "Whether cycles are legal (cfg, the default) or errors (dag).")
    private Mode mode = Mode.CFG;

    @Option(
            names = "--task-template",
            paramLabel = "class|method",
            description = "One class per task, or one method per task (the default).")
    private Skeleton.Tasks template = Skeleton.Tasks.METHOD;

    @Option(names = "--force", description = "Write into a folder that is not empty.")
    private boolean force;

    @Mixin
    final CommonOptions common = new CommonOptions();

    StartWorkflowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path here = Path.of("");
        Path parent = Settings.of(here, surroundings.environment())
                .file()
                .map(file -> here.toAbsolutePath().relativize(file.resolveSibling("workflows")))
                .orElse(here);
        Path folder = parent.resolve(name);
        Skeleton.workflow(folder, name, mode == Mode.DAG, template)
                .write(force)
                .forEach(file -> surroundings.out().println("wrote " + file));
        surroundings.out().println();
        surroundings.out().println("try: %s run %s".formatted(surroundings.command(), folder));
        return 0;
    }
}
