// SPDX-License-Identifier: Apache-2.0
package io.volnux.cli;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The process of the command line. */
final class ThisProcess implements OwnProcess {

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    @Override
    public boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return test(descriptor);
        }
    }

    /** Asks a child that inherits the descriptor, because Java only tells whether input and output both are terminals. */
    private static boolean test(int descriptor) {
        try {
            return new ProcessBuilder("test", "-t", String.valueOf(descriptor))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * By reflection, because javac warns about the class whenever it is named; a JVM without it keeps its own reaction to
     * signals, which is to exit with the right code at once.
     */
    @Override
    public Watch onSignal(Consumer<String> reaction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, new Reaction(reaction));
            Method handle = signal.getMethod("handle", signal, handler);
            Map<Object, Object> before = new LinkedHashMap<>();
            for (String name : SIGNALS) {
                Object named = signal.getConstructor(String.class).newInstance(name);
                before.put(named, handle.invoke(null, named, handling)); // one that is ignored, as by nohup, stays so
            }
            return () -> before.forEach((named, old) -> restore(handle, named, old));
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            return () -> {};
        }
    }

    @Override
    public Watch onExit(Runnable reaction) {
        Thread hook = new Thread(reaction, "volnux-exit");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyExiting) {
                // the reaction runs, and waits for what closes this
            }
        };
    }

    private static void restore(Method handle, Object signal, Object before) {
        try {
            handle.invoke(null, signal, before);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void halt(int code) {
        Runtime.getRuntime().halt(code);
    }

    /** A signal handler; the JVM compares and prints it, too. */
    private record Reaction(Consumer<String> reaction) implements InvocationHandler {
        @Override
        @SuppressWarnings("ReferenceEquality") // a handler equals itself only
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
            return switch (method.getName()) {
                case "handle" -> handled(arguments);
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> arguments != null && proxy == arguments[0];
                default -> "signal handler of Volnux";
            };
        }

        private @Nullable Object handled(Object @Nullable [] arguments) {
            if (arguments != null) {
                reaction.accept(arguments[0].toString().replace("SIG", ""));
            }
            return null;
        }
    }
}
