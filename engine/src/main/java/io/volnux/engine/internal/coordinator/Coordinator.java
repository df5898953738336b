// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.coordinator;

import io.volnux.engine.internal.flow.Flow;
import io.volnux.engine.internal.flow.FlowSetup;
import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.Run;
import io.volnux.graph.StageNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Started;
import io.volnux.task.Durations;
import java.time.Duration;

/** Sets the flow of a stage up, runs it within the stage's limit, and takes its results. */
public final class Coordinator {

    private Coordinator() {}

    /** Coordinates one stage on this lane. */
    public static StageEnd execute(Lane lane, StageNode stage, FlowSetup.Plan plan) {
        Run run = lane.run();
        Publisher publisher = run.publisher();
        Handle<Finished.Layer> handle = publisher.isSilent()
                ? Handle.none()
                : lane.open(publisher.layer(
                        lane.innermost(),
                        (observer, parent) -> observer.coordinatorStarted(
                                parent, new Started.Coordinator(run.settings().stageTimeout()))));
        boolean ok = false;
        long outer = lane.deadline();
        Duration limit = run.settings().stageTimeout();
        if (limit != null) {
            lane.limit(Durations.after(run.record().now(), limit));
        }
        Watch watch = Watch.over(run, stage);
        try {
            StageEnd end = publisher.isSilent() ? FlowSetup.of(stage, plan).run(lane) : observed(lane, stage, plan);
            ok = end.ok();
            return end;
        } finally {
            watch.close();
            lane.restore(outer);
            if (!handle.isNone()) {
                lane.finish(handle, new Finished.Layer(ok, null));
            }
        }
    }

    private static StageEnd observed(Lane lane, StageNode stage, FlowSetup.Plan plan) {
        Publisher publisher = lane.run().publisher();
        Flow flow = setUp(lane, stage, plan);
        Started.Flow started = new Started.Flow(flow.type(), flow.size());
        Handle<Finished.Layer> running = lane.open(
                publisher.layer(lane.innermost(), (observer, parent) -> observer.flowRunStarted(parent, started)));
        boolean ok = false;
        StageEnd end;
        try {
            end = flow.run(lane);
            ok = end.ok();
        } finally {
            lane.finish(running, new Finished.Layer(ok, null));
        }
        Started.Results results = new Started.Results(end.results().size());
        Handle<Finished.Layer> processing = lane.open(
                publisher.layer(lane.innermost(), (observer, parent) -> observer.resultsStarted(parent, results)));
        lane.finish(processing, new Finished.Layer(end.ok(), null));
        return end;
    }

    private static Flow setUp(Lane lane, StageNode stage, FlowSetup.Plan plan) {
        Publisher publisher = lane.run().publisher();
        Handle<Finished.Layer> setup = lane.open(publisher.layer(
                lane.innermost(),
                (observer, parent) -> observer.flowSetupStarted(
                        parent, new Started.Flow(FlowSetup.typeOf(stage), FlowSetup.sizeOf(stage)))));
        boolean ok = false;
        try {
            Flow flow = FlowSetup.of(stage, plan);
            ok = true;
            return flow;
        } finally {
            lane.finish(setup, new Finished.Layer(ok, null));
        }
    }
}
