// SPDX-License-Identifier: Apache-2.0
package io.volnux.engine.internal.loop;

import io.volnux.engine.internal.loop.Transition.Next;
import io.volnux.engine.internal.publish.Handle;
import io.volnux.engine.internal.publish.Layer;
import io.volnux.engine.internal.run.Lane;
import io.volnux.graph.ChainNode;
import io.volnux.graph.StageNode;
import io.volnux.observe.Finished;
import io.volnux.observe.Part;
import io.volnux.observe.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Observations that the loop opens and finishes. */
final class Layers {

    private static final Layer<StageNode, Finished.Layer> SINK =
            Layer.judged((observer, parent, stage) -> observer.sinkStarted(parent, new Started.Sink(stage)));
    private static final Layer<StageNode, Finished.Layer> STAGE =
            Layer.judged((observer, parent, stage) -> observer.stageStarted(parent, new Started.Stage(stage)));
    private static final Layer<StageNode, Finished.Resolution> RESOLUTION = new Layer<>(
            (observer, parent, stage) -> observer.resolutionStarted(parent, new Started.Resolution(stage)),
            (stage, cause) -> new Finished.Resolution(null, -1, "abandoned", List.of()));

    private Layers() {}

    static Handle<Finished.Layer> sink(Lane lane, StageNode stage) {
        return stage.sink() ? lane.starts(Part.SINK, SINK, stage) : Handle.none();
    }

    static Handle<Finished.Layer> stage(Lane lane, StageNode stage) {
        return lane.starts(Part.STAGE, STAGE, stage);
    }

    /** {@code decides} if a branch may be taken, or something left out. */
    static Handle<Finished.Resolution> resolution(Lane lane, StageNode stage, boolean decides) {
        boolean all = lane.run().publisher().hears(Part.RESOLUTION);
        return all || decides ? lane.starts(all ? Part.RESOLUTION : Part.DECISION, RESOLUTION, stage) : Handle.none();
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
