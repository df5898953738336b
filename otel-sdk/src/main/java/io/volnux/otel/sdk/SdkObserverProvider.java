// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk;

import io.volnux.observe.Observable;
import io.volnux.observe.ObserverProvider;

/**
 * Found by engines on the class path: lets the tracer in force listen to them, and puts one in force if an end point is
 * configured and no OpenTelemetry is there.
 */
public final class SdkObserverProvider implements ObserverProvider {

    /** For the service loader. */
    public SdkObserverProvider() {}

    @Override
    public void configure(Observable observable) {
        VolnuxTracer.process().engineBuilt(observable, Surroundings.ofProcess());
    }
}
