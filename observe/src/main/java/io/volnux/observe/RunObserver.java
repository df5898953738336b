// SPDX-License-Identifier: Apache-2.0
package io.volnux.observe;

import io.volnux.observe.signal.Signal;
import java.util.Set;

/**
 * Hears everything of a run, in order. Each {@code ...Started} call returns an {@link Observation} that is finished
 * exactly once; {@code parent} is the observation this same observer returned for the layer around it.
 *
 * <p>Calls come on the thread that does the work, several at once for parallel arms: implementations must be thread-safe
 * and must not block. Whatever they throw is logged at most once a minute and ignored. An observer never changes a run.
 *
 * <p>All methods do nothing by default, so that an observer written for this version goes on working with later ones.
 */
public interface RunObserver {

    /**
     * What only one observer of an engine may do, such as {@code telemetry}; empty for everything that may be done twice.
     * Of several observers with the same role only the one of the highest {@link #rank()} hears runs, of equals the one
     * added last.
     */
    default String role() {
        return "";
    }

    /** How much it counts among observers of the same {@link #role()}; more wins. */
    default int rank() {
        return 0;
    }

    /** Called on the thread that hands work over: what it returns is opened on the thread that takes the work. */
    default HandOff handOff() {
        return HandOff.NONE;
    }

    /** A run starts. {@link Observation#none()} means: do not call this observer again for this run. */
    default Observation<Finished.Run> runStarted(Started.Run run) {
        return Observation.none();
    }

    /**
     * Which parts of this run it wants to hear; all of them by default. Asked once, after {@link #runStarted}. What nobody
     * wants to hear is not built, and what is inside it is a child of the nearest part that is heard. Where another observer
     * wants to hear more, this one is told as well.
     *
     * @param run what {@link #runStarted} answered
     */
    default Set<Part> parts(Observation<?> run) {
        return Part.all();
    }

    /** The engine starts to work on the run. */
    default Observation<Finished.Engine> engineStarted(Observation<?> parent, Started.Engine engine) {
        return Observation.none();
    }

    /** A sink follows; its stage is a child of it. */
    default Observation<Finished.Layer> sinkStarted(Observation<?> parent, Started.Sink sink) {
        return Observation.none();
    }

    /** A chain of a group starts. */
    default Observation<Finished.Layer> groupStarted(Observation<?> parent, Started.Chain chain) {
        return Observation.none();
    }

    /** The chain of a branch inside an arm starts. */
    default Observation<Finished.Layer> branchStarted(Observation<?> parent, Started.Chain chain) {
        return Observation.none();
    }

    /** A stage starts. */
    default Observation<Finished.Layer> stageStarted(Observation<?> parent, Started.Stage stage) {
        return Observation.none();
    }

    /** A context is dispatched. */
    default Observation<Finished.Dispatch> dispatchStarted(Observation<?> parent, Started.Dispatch dispatch) {
        return Observation.none();
    }

    /** The coordinator takes over. */
    default Observation<Finished.Layer> coordinatorStarted(Observation<?> parent, Started.Coordinator coordinator) {
        return Observation.none();
    }

    /** A flow is set up. */
    default Observation<Finished.Layer> flowSetupStarted(Observation<?> parent, Started.Flow flow) {
        return Observation.none();
    }

    /** A flow runs. */
    default Observation<Finished.Layer> flowRunStarted(Observation<?> parent, Started.Flow flow) {
        return Observation.none();
    }

    /** A task starts, on the thread of its arm. */
    default Observation<Finished.Task> taskStarted(Observation<?> parent, Started.Task task) {
        return Observation.none();
    }

    /** An attempt starts, on the thread that executes it. Its {@link Observation#current()} surrounds user code. */
    default Observation<Finished.Attempt> attemptStarted(Observation<?> parent, Started.Attempt attempt) {
        return Observation.none();
    }

    /** An instance of a meta event starts. Its {@link Observation#current()} surrounds user code. */
    default Observation<Finished.Instance> instanceStarted(Observation<?> parent, Started.Instance instance) {
        return Observation.none();
    }

    /** Results are processed. */
    default Observation<Finished.Layer> resultsStarted(Observation<?> parent, Started.Results results) {
        return Observation.none();
    }

    /** The next stage is resolved. */
    default Observation<Finished.Resolution> resolutionStarted(Observation<?> parent, Started.Resolution resolution) {
        return Observation.none();
    }

    /** A batch starts. */
    default Observation<Finished.Batch> batchStarted(Started.Batch batch) {
        return Observation.none();
    }

    /**
     * A run of a batch starts; its own run is a root of its own. Its {@link Observation#current()} surrounds
     * {@link #runStarted}, so that an observer can link the two.
     */
    default Observation<Finished.Layer> batchItemStarted(Observation<?> parent, Started.BatchItem item) {
        return Observation.none();
    }

    /** Something happened within {@code within}. */
    default void happened(Observation<?> within, Happened what) {}

    /** A signal was sent while {@code within} was the innermost observation of the sending thread. */
    default void signalled(Observation<?> within, Signal signal) {}
}
