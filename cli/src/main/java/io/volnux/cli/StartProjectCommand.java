// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import io.volnux.cli.project.Skeleton;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a new project. */
@Command(
        name = "startproject",
        description = "Writes a project with settings, one workflow and a test; it runs as it is.")
final class StartProjectCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Its name, and the name of its folder.")
    private String name = "";

    @Option(names = "--path", paramLabel = "P", description = "The folder to write it into; default: this one.")
    private Path parent = Path.of("");

    @Option(names = "--force", description = "Write into a folder that is not empty.")
    private boolean force;

    @Mixin
    final CommonOptions common = new CommonOptions();

    StartProjectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path folder = parent.resolve(name);
        Skeleton.project(folder, name)
                .write(force)
                .forEach(file -> surroundings.out().println("wrote " + file));
        surroundings.out().println();
        String volnux = surroundings.command();
        surroundings
                .out()
                .println("try: %s run %s"
                        .formatted(volnux, folder.resolve("workflows").resolve("hello")));
        if (volnux.contains("/")) {
            surroundings
                    .out()
                    .println("its README.md and tests say volnux; ln -s \"$(realpath %s)\" ~/.local/bin/ puts it there"
                            .formatted(volnux));
        }
        return 0;
    }
}
