// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.coordinator;

import io.volnux.engine.internal.flow.Flow;
import io.volnux.engine.internal.flow.FlowSetup;
import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.result.StageEnd;
import io.volnux.engine.internal.run.Lane;
import io.volnux.engine.internal.run.Run;
import io.volnux.graph.StageNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Part;
import io.volnux.observe.Started;
import io.volnux.task.Durations;
import java.time.Duration;

/** Sets the flow of a stage up, runs it within the stage's limit, and takes its results. */
public final class Coordinator {

    private static final Layer<Run, Finished.Layer> COORDINATOR =
            Layer.judged((observer, parent, run) -> observer.coordinatorStarted(
                    parent, new Started.Coordinator(run.settings().stageTimeout())));
    private static final Layer<StageNode, Finished.Layer> FLOW_SETUP = Layer.judged((observer, parent, stage) ->
            observer.flowSetupStarted(parent, new Started.Flow(FlowSetup.typeOf(stage), FlowSetup.sizeOf(stage))));
    private static final Layer<Flow, Finished.Layer> FLOW_RUN = Layer.judged(
            (observer, parent, flow) -> observer.flowRunStarted(parent, new Started.Flow(flow.type(), flow.size())));
    private static final Layer<StageEnd, Finished.Layer> RESULTS = Layer.judged((observer, parent, end) ->
            observer.resultsStarted(parent, new Started.Results(end.results().size())));

    private Coordinator() {}

    /** Coordinates one stage on this lane. */
    public static StageEnd execute(Lane lane, StageNode stage, FlowSetup.Plan plan) {
        Run run = lane.run();
        if (run.publisher().isSilent() && run.settings().letsStagesTakeAnyTime()) {
            return FlowSetup.of(stage, plan).run(lane);
        }
        Handle<Finished.Layer> handle = lane.starts(Part.COORDINATOR, COORDINATOR, run);
        boolean ok = false;
        long outer = lane.deadline();
        Duration limit = run.settings().stageTimeout();
        if (limit != null) {
            lane.limit(Durations.after(run.record().now(), limit));
        }
        Watch watch = Watch.over(run, stage);
        try {
            StageEnd end = flow(lane, setUp(lane, stage, plan));
            ok = end.ok();
            return end;
        } finally {
            watch.close();
            lane.restore(outer);
            lane.finish(handle, ok);
        }
    }

    private static StageEnd flow(Lane lane, Flow flow) {
        Handle<Finished.Layer> running = lane.starts(Part.FLOW_RUN, FLOW_RUN, flow);
        boolean ok = false;
        StageEnd end;
        try {
            end = flow.run(lane);
            ok = end.ok();
        } finally {
            lane.finish(running, ok);
        }
        lane.finish(lane.starts(Part.RESULTS, RESULTS, end), end.ok());
        return end;
    }

    private static Flow setUp(Lane lane, StageNode stage, FlowSetup.Plan plan) {
        Handle<Finished.Layer> setup = lane.starts(Part.FLOW_SETUP, FLOW_SETUP, stage);
        boolean ok = false;
        try {
            Flow flow = FlowSetup.of(stage, plan);
            ok = true;
            return flow;
        } finally {
            lane.finish(setup, ok);
        }
    }
}
