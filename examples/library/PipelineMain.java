// SPDX-License-Identifier: Apache-2.0
package io.volnux.examples.library;

import io.volnux.engine.Pipeline;
import io.volnux.engine.RunFailedException;
import io.volnux.task.ConfigurationException;
import io.volnux.task.ExecutionContext;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a pipeline: with fields, and with a map. */
public final class PipelineMain {

    private PipelineMain() {}

    /** Takes a text file. */
    public static void main(String[] words) {
        System.out.println(withFields(Path.of(words[0]), Path.of("out.txt")));
    }

    /** Fields are set as in any object. */
    public static @Nullable String withFields(Path input, Path output) {
        DataProcessingPipeline pipeline = new DataProcessingPipeline();
        pipeline.inputFile = input;
        pipeline.outputPath = output;
        ExecutionContext context = pipeline.start();
        return context.run().value(String.class);
    }

    /** Values of a map, as a request or a command line has them, are converted to the types of the fields. */
    public static @Nullable String withMap(Map<String, String> inputs) {
        return Pipeline.create(DataProcessingPipeline.class, inputs)
                .start()
                .run()
                .value(String.class);
    }

    /** Failed work throws, and so does a pipeline that cannot start; the two can be told apart. */
    public static String orWhyNot(Map<String, String> inputs) {
        try {
            return String.valueOf(withMap(inputs));
        } catch (ConfigurationException wrong) {
            return "not started: " + wrong.getMessage();
        } catch (RunFailedException failed) {
            return "failed: " + failed.unhandledFailures().get(0).name();
        }
    }
}
