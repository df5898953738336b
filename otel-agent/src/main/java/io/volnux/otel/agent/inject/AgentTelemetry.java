// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.agent.inject;

import io.volnux.observe.Observable;
import io.volnux.observe.ObserverProvider;
import io.volnux.otel.DiscoveredTelemetry;
import io.volnux.otel.VolnuxTelemetry;

/** Telemetry through the agent's OpenTelemetry; gives way to any that the application has itself. */
public final class AgentTelemetry implements ObserverProvider {

    private final ObserverProvider telemetry = DiscoveredTelemetry.ofRank(VolnuxTelemetry.AGENT);

    /** For the service loader. */
    public AgentTelemetry() {}

    @Override
    public void configure(Observable observable) {
        telemetry.configure(observable);
    }
}
