// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.conformance;

import io.volnux.observe.RunObserver;
import java.lang.reflect.Proxy;

/** An observer that cares about every run and throws from every other call. */
final class ThrowingObserver {

    private ThrowingObserver() {}

    static RunObserver create() {
        return (RunObserver) Proxy.newProxyInstance(
                RunObserver.class.getClassLoader(), new Class<?>[] {RunObserver.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("runStarted")) {
                        return (io.volnux.observe.Observation<Object>) end -> {
                            throw new IllegalStateException("observation that always throws");
                        };
                    }
                    if (method.getDeclaringClass().equals(Object.class)) {
                        return method.getName().equals("toString") ? "throwing observer" : 0;
                    }
                    throw new AssertionError("observer that always throws");
                });
    }
}
