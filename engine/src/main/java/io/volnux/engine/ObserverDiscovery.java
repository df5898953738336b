// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.observe.Observable;
import io.volnux.observe.ObserverProvider;
import java.util.HashSet;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one place where observers on the class path are found. A broken provider costs a log line, nothing else. */
final class ObserverDiscovery {

    private static final System.Logger LOG = System.getLogger("io.volnux.observe");

    private ObserverDiscovery() {}

    /**
     * Looks where the thread's class loader sees, as service loaders do, and where the engine itself does: in a plug-in the
     * one may know nothing of the other, or have an engine of its own. Each provider is asked once.
     */
    static void configure(Observable observable) {
        Set<Class<?>> asked = new HashSet<>();
        ClassLoader own = ObserverDiscovery.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader asking = context == null ? ClassLoader.getSystemClassLoader() : context;
        if (knowsThisEngine(asking)) {
            configure(observable, asking, asked);
        }
        if (!sees(asking, own)) {
            configure(observable, own, asked);
        }
    }

    private static boolean sees(@Nullable ClassLoader loader, @Nullable ClassLoader other) {
        for (ClassLoader above = loader; above != null; above = above.getParent()) {
            if (above.equals(other)) {
                return true;
            }
        }
        return other == null;
    }

    private static boolean knowsThisEngine(ClassLoader loader) {
        try {
            return Class.forName(ObserverProvider.class.getName(), false, loader) == ObserverProvider.class;
        } catch (ClassNotFoundException | LinkageError stranger) {
            return false;
        }
    }

    private static void configure(Observable observable, @Nullable ClassLoader loader, Set<Class<?>> asked) {
        Iterator<ServiceLoader.Provider<ObserverProvider>> providers;
        try {
            providers =
                    ServiceLoader.load(ObserverProvider.class, loader).stream().iterator();
        } catch (RuntimeException | ServiceConfigurationError broken) {
            LOG.log(System.Logger.Level.WARNING, "observers cannot be looked for", broken);
            return;
        }
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return;
                }
                ServiceLoader.Provider<ObserverProvider> provider = providers.next();
                if (asked.add(provider.type())) {
                    provider.get().configure(observable);
                }
            } catch (RuntimeException | ServiceConfigurationError | LinkageError broken) {
                LOG.log(System.Logger.Level.WARNING, "an observer provider is left out", broken);
            }
        }
    }
}
