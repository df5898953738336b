// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine;

import io.volnux.observe.Observable;
import io.volnux.observe.ObserverProvider;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The one place where observers on the class path are found. A broken provider costs a log line, nothing else. */
final class ObserverDiscovery {

    private static final System.Logger LOG = System.getLogger("io.volnux.observe");

    private ObserverDiscovery() {}

    static void configure(Observable observable) {
        Iterator<ServiceLoader.Provider<ObserverProvider>> providers;
        try {
            providers = ServiceLoader.load(ObserverProvider.class).stream().iterator();
        } catch (RuntimeException | ServiceConfigurationError broken) {
            LOG.log(System.Logger.Level.WARNING, "observers cannot be looked for", broken);
            return;
        }
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return;
                }
                providers.next().get().configure(observable);
            } catch (RuntimeException | ServiceConfigurationError | LinkageError broken) {
                LOG.log(System.Logger.Level.WARNING, "an observer provider is left out", broken);
            }
        }
    }
}
