// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent.app;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Applications beside each other in one JVM, each with a class loader and an engine of its own, as in a server. */
final class TwoEngines {
    private TwoEngines() {}

    /** Arguments in threes: the class, a name for its workflow, its class path. */
    public static void main(String[] arguments) throws Exception {
        for (int place = 0; place < arguments.length; place += 3) {
            // every other one as a server does it, the rest as a plug-in would be loaded
            run(arguments[place], arguments[place + 1], urls(arguments[place + 2]), place % 2 == 0);
        }
    }

    private static void run(String type, String name, URL[] classPath, boolean asContext) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            if (asContext) {
                thread.setContextClassLoader(loader);
            }
            System.out.println("begin " + name);
            Class<?> part = Class.forName("io.volnux.otel.agent.app." + type, true, loader);
            System.out.println(part.getMethod("run", String.class).invoke(null, name));
            System.out.println("end " + name);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] urls(String classPath) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator, -1)) {
            urls.add(Path.of(part).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
