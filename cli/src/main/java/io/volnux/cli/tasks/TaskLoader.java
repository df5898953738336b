// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli.tasks;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Loads compiled tasks; their resources are the files beside the script. */
final class TaskLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ReentrantLock defining = new ReentrantLock();
    private final Map<String, byte[]> classes;
    private final Path folder;

    TaskLoader(CompiledTasks tasks, Path folder, ClassLoader parent) {
        super("volnux-tasks", parent);
        this.classes = tasks.classes();
        this.folder = folder;
    }

    /**
     * Compiled tasks before others of the same name, as the compiler saw it. So nothing else is searched for them, and no jar
     * opened.
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        defining.lock();
        try {
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        } finally {
            defining.unlock();
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            file = folder.resolve(name.substring(name.lastIndexOf('/') + 1)); // of a class in a package
        }
        try {
            return Files.isRegularFile(file) ? file.toUri().toURL() : null;
        } catch (MalformedURLException impossible) {
            return null;
        }
    }

    @Override
    protected java.util.Enumeration<URL> findResources(String name) throws IOException {
        URL found = findResource(name);
        return found == null
                ? java.util.Collections.emptyEnumeration()
                : java.util.Collections.enumeration(java.util.List.of(found));
    }
}
