// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.loop;

import io.volnux.engine.internal.loop.Transition.Next;
import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Publisher;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.ChainNode;
import io.volnux.graph.StageNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Observations that the loop opens and finishes. */
final class Layers {

    private Layers() {}

    static Handle<Finished.Layer> sink(Lane lane, StageNode stage) {
        Publisher publisher = lane.run().publisher();
        return publisher.isSilent() || !stage.sink()
                ? Handle.none()
                : lane.open(publisher.layer(
                        lane.innermost(), (observer, parent) -> observer.sinkStarted(parent, new Started.Sink(stage))));
    }

    static Handle<Finished.Layer> stage(Lane lane, StageNode stage) {
        Publisher publisher = lane.run().publisher();
        return publisher.isSilent()
                ? Handle.none()
                : lane.open(publisher.layer(
                        lane.innermost(),
                        (observer, parent) -> observer.stageStarted(parent, new Started.Stage(stage))));
    }

    static Handle<Finished.Resolution> resolution(Lane lane, StageNode stage) {
        Publisher publisher = lane.run().publisher();
        return publisher.isSilent()
                ? Handle.none()
                : lane.open(publisher.started(
                        lane.innermost(),
                        (observer, parent) -> observer.resolutionStarted(parent, new Started.Resolution(stage)),
                        cause -> new Finished.Resolution(null, -1, "abandoned", List.of())));
    }

    static void finish(Lane lane, Handle<Finished.Layer> handle, boolean ok) {
        if (!handle.isNone()) {
            lane.finish(handle, new Finished.Layer(ok, null));
        }
    }

    /** What an observer is told of a decision; {@code failed} if the stage failed and its policy is to stop. */
    static Finished.Resolution resolved(
            StageNode stage, Next next, @Nullable StageNode following, boolean failed, boolean over) {
        List<Finished.Skipped> skipped = new ArrayList<>();
        int taken = next instanceof Next.Branch branch ? branch.descriptor() : -1;
        for (Map.Entry<Integer, ChainNode> each : stage.branches().entrySet()) {
            if (each.getKey() != taken) {
                String reason = over ? "run ended" : "branch " + each.getKey() + " not taken: " + next.reason();
                skipped.add(new Finished.Skipped(each.getValue().first().id(), reason));
            }
        }
        boolean stops = over || next instanceof Next.BadGoto || (next instanceof Next.NoBranch && failed);
        if (stops && following != null) {
            skipped.add(new Finished.Skipped(following.id(), over ? "run ended" : "chain ended by a failure"));
        }
        StageNode follower = next instanceof Next.Branch branch ? branch.chain().first() : stops ? null : following;
        String nextNode = follower == null ? null : follower.id();
        return new Finished.Resolution(nextNode, taken, next.reason(), skipped);
    }
}
