// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import static org.bsc.langgraph4j.action.AsyncEdgeAction.edge_async;
import static org.bsc.langgraph4j.action.AsyncNodeAction.node_async;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphInput;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.action.EdgeAction;
import org.bsc.langgraph4j.serializer.std.ObjectStreamStateSerializer;
import org.bsc.langgraph4j.state.AgentState;
import org.bsc.langgraph4j.state.Channel;
import org.bsc.langgraph4j.state.Channels;
import org.bsc.langgraph4j.state.Reducer;
import org.jspecify.annotations.Nullable;

/**
 * LangGraph4j: a graph compiled once, whose nodes change the run's state, without checkpoints; arms run on virtual threads,
 * by the executor that its manual tells to name for them. It copies the state after each node; here by copying the map,
 * which is enough for values that never change, and takes half the time of copying it through bytes, as it does by itself. It knows no node over
 * many items.
 */
final class OnLangGraph4j implements Workload {

    /** Where a value is handed on. */
    private static final String VALUE = "value";

    /** What arms add up in. */
    private static final String SUM = "sum";

    private static final Map<String, Channel<?>> CHANNELS =
            Map.of(SUM, Channels.base((Reducer<Integer>) (sum, one) -> sum == null ? one : sum + one));

    private final Work work;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StateGraph<AgentState> graph = new StateGraph<>(CHANNELS, new Copies());
    private final CompiledGraph<AgentState> compiled;
    private final RunnableConfig config;

    OnLangGraph4j(Work work) throws GraphStateException {
        this.work = work;
        switch (work) {
            case CHAIN_11 -> chain(11, state -> "a");
            case CHAIN_50 -> chain(50, state -> "a");
            case RULES -> rules();
            case PARALLEL_10 -> parallel();
            case DIAMOND -> diamond();
            case BLOCKING_1000 ->
                chain(Work.PAUSES, state -> {
                    LockSupport.parkNanos(Work.PAUSE_NANOS);
                    return "a";
                });
            case MAP_10000, MAP_100000 ->
                throw new IllegalArgumentException("work must be a graph of nodes, got " + work);
        }
        compiled = graph.compile(CompileConfig.builder().recursionLimit(1_000).build());
        config = RunnableConfig.builder()
                .addParallelNodeExecutor("first", threads)
                .build();
    }

    @Override
    public @Nullable Object run() throws Exception {
        if (work != Work.BLOCKING_1000) {
            return once();
        }
        var runs = new ArrayList<Future<?>>(work.units());
        for (int i = 0; i < work.units(); i++) {
            runs.add(threads.submit(this::once));
        }
        for (var run : runs) {
            run.get();
        }
        return runs.size();
    }

    private Object once() {
        return compiled.invoke(GraphInput.noArgs(), config)
                .orElseThrow()
                .value(VALUE)
                .orElseThrow();
    }

    @Override
    public void close() {
        threads.close();
    }

    private void chain(int length, Function<AgentState, Object> function) throws GraphStateException {
        var names = new String[length];
        for (int i = 0; i < length; i++) {
            names[i] = "node" + i;
            node(names[i], VALUE, function);
        }
        path(names);
        edge(StateGraph.START, names[0]);
        edge(names[length - 1], StateGraph.END);
    }

    /** The first node is one more than elsewhere: arms begin at a node. */
    private void parallel() throws GraphStateException {
        graph.addNode("first", node_async(state -> Map.of()));
        node("join", VALUE, state -> integer(state, SUM));
        for (int i = 0; i < 10; i++) {
            node("one" + i, SUM, state -> 1);
            path("first", "one" + i, "join");
        }
        edge(StateGraph.START, "first");
        edge("join", StateGraph.END);
    }

    private void diamond() throws GraphStateException {
        node("first", VALUE, state -> 1);
        node("plus1", SUM, state -> integer(state, VALUE) + 1);
        node("plus2", SUM, state -> integer(state, VALUE) + 2);
        node("decide", VALUE, state -> integer(state, SUM));
        node("tenfold", VALUE, state -> integer(state, VALUE) * 10);
        node("negate", VALUE, state -> -integer(state, VALUE));
        edge(StateGraph.START, "first");
        path("first", "plus1", "decide");
        path("first", "plus2", "decide");
        branch("decide", state -> integer(state, VALUE) == 5 ? "tenfold" : "negate", "tenfold", "negate");
        edge("tenfold", StateGraph.END);
        edge("negate", StateGraph.END);
    }

    private void rules() throws GraphStateException {
        node("start", VALUE, state -> Rules.start());
        rule("volume", Rules::volume);
        rule("member", cents -> cents);
        rule("gold", Rules::gold);
        rule("silver", Rules::silver);
        rule("small", Rules::small);
        rule("coupon", Rules::coupon);
        rule("shipping", Rules::shipping);
        rule("express", Rules::express);
        rule("tax", Rules::tax);
        rule("round", Rules::round);
        edge(StateGraph.START, "start");
        path("start", "volume", "member");
        branch(
                "member",
                state -> Rules.isGold() ? "gold" : Rules.isSilver() ? "silver" : "small",
                "gold",
                "silver",
                "small");
        edge("gold", "small");
        edge("silver", "small");
        path("small", "coupon", "shipping");
        branch("shipping", state -> Rules.EXPRESS ? "express" : "tax", "express", "tax");
        path("express", "tax", "round");
        edge("round", StateGraph.END);
    }

    private void rule(String name, LongUnaryOperator rule) throws GraphStateException {
        node(name, VALUE, state -> rule.applyAsLong(state.<Long>value(VALUE).orElseThrow()));
    }

    private void node(String name, String key, Function<AgentState, Object> function) throws GraphStateException {
        graph.addNode(name, node_async(state -> Map.of(key, function.apply(state))));
    }

    private void edge(String from, String to) throws GraphStateException {
        graph.addEdge(from, to);
    }

    private void path(String... nodes) throws GraphStateException {
        for (int i = 1; i < nodes.length; i++) {
            edge(nodes[i - 1], nodes[i]);
        }
    }

    private void branch(String from, EdgeAction<AgentState> decision, String... targets) throws GraphStateException {
        var names = new java.util.HashMap<String, String>();
        for (var target : targets) {
            names.put(target, target);
        }
        graph.addConditionalEdges(from, edge_async(decision), names);
    }

    private static int integer(AgentState state, String key) {
        return state.<Integer>value(key).orElseThrow();
    }

    private static final class Copies extends ObjectStreamStateSerializer<AgentState> {

        Copies() {
            super(AgentState::new);
        }

        @Override
        public AgentState cloneObject(AgentState state) {
            return new AgentState(state.data());
        }
    }
}
