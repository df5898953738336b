// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The class whose loading says that an engine is about to look for observers: time to put ours there. */
final class EngineDiscovery implements TypeInstrumentation {

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("io.volnux.engine.ObserverDiscovery");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        // nothing in the engine is changed; matching is what brings the classes
    }
}
