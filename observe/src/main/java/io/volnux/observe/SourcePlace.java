// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the user's code.
 *
 * @param className the class, with its package
 * @param method the method
 * @param file name of the source file, or of the class if it is not known
 * @param line line from 1, or 0 if it is not known
 */
public record SourcePlace(String className, String method, String file, int line) {

    private static final List<String> PLATFORM = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final String ENGINE = "io.volnux.";
    private static final String EXAMPLES = "io.volnux.examples.";

    /** The first frame of the user's code in the deepest cause that has one. */
    public static Optional<SourcePlace> of(Throwable thrown) {
        SourcePlace deepest = null;
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 50; depth++) {
            SourcePlace place = first(cause.getStackTrace());
            deepest = place == null ? deepest : place;
            cause = cause.getCause();
        }
        return Optional.ofNullable(deepest);
    }

    /**
     * The topmost frame in a package near to the task's own, so that a library in between does not hide the line that
     * called it. The task's own frame is the one next to the engine's.
     */
    private static @Nullable SourcePlace first(StackTraceElement[] trace) {
        String home = null;
        for (int i = trace.length - 1; i >= 0; i--) {
            if (isEngine(trace[i].getClassName())) {
                home = null;
            } else if (home == null && isUsers(trace[i].getClassName())) {
                home = home(trace[i].getClassName());
            }
        }
        for (StackTraceElement frame : trace) {
            if (isUsers(frame.getClassName()) && home(frame.getClassName()).equals(home)) {
                String file = frame.getFileName();
                return new SourcePlace(
                        frame.getClassName(),
                        frame.getMethodName(),
                        file == null ? frame.getClassName() : file,
                        Math.max(0, frame.getLineNumber()));
            }
        }
        return null;
    }

    private static boolean isEngine(String className) {
        return className.startsWith(ENGINE) && !className.startsWith(EXAMPLES);
    }

    private static boolean isUsers(String className) {
        return !isEngine(className) && PLATFORM.stream().noneMatch(className::startsWith);
    }

    /** The first two parts of the package, where most groups of packages differ from each other. */
    private static String home(String className) {
        int first = className.indexOf('.');
        int second = first < 0 ? -1 : className.indexOf('.', first + 1);
        int last = className.lastIndexOf('.');
        return className.substring(0, Math.max(0, second < 0 ? last : second));
    }

    /** {@code File.java:42}, without the number if it is not known. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
