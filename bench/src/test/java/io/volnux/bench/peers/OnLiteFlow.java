// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import com.yomahub.liteflow.builder.LiteFlowNodeBuilder;
import com.yomahub.liteflow.builder.el.LiteFlowChainELBuilder;
import com.yomahub.liteflow.core.FlowExecutor;
import com.yomahub.liteflow.core.FlowExecutorHolder;
import com.yomahub.liteflow.property.LiteflowConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** LiteFlow without Spring; its log of executions is off, arms run on virtual threads. One at a time in a JVM. */
final class OnLiteFlow implements Workload {

    private static final String RULES =
            "THEN(start, volume, SWITCH(member).to(gold, silver, none), small, coupon, shipping, IF(hurry, express), "
                    + "tax, round)";

    private final Work work;
    private final FlowExecutor flow;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    OnLiteFlow(Work work) {
        this.work = work;
        var config = new LiteflowConfig();
        config.setPrintBanner(false);
        config.setPrintExecutionLog(false);
        config.setEnableVirtualThread(true);
        config.setSlotSize(2 * Work.BLOCKING_1000.units());
        config.setGlobalThreadPoolSize(Work.WIDTH);
        config.setGlobalThreadPoolQueueSize(Work.MAP_100000.units());
        FlowExecutorHolder.clean();
        flow = FlowExecutorHolder.loadInstance(config);
        nodes();
        LiteFlowChainELBuilder.createChain()
                .setChainId("work")
                .setEL(expression(work))
                .build();
    }

    private static String expression(Work work) {
        return switch (work) {
            case CHAIN_11 -> chain("a", 11);
            case CHAIN_50 -> chain("a", 50);
            case RULES -> RULES;
            case PARALLEL_10 -> "THEN(WHEN(%s), sum)".formatted(String.join(",", Collections.nCopies(10, "one")));
            case DIAMOND -> "THEN(first, WHEN(plus1, plus2), SWITCH(decide).to(tenfold, negate))";
            case MAP_10000, MAP_100000 -> "ITERATOR(numbers).parallel(true).DO(increment)";
            case BLOCKING_1000 -> chain("pause", Work.PAUSES);
        };
    }

    private static String chain(String node, int length) {
        return "THEN(%s)".formatted(String.join(",", Collections.nCopies(length, node)));
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

    private @Nullable Object once() {
        var state = new LiteFlowState(work == Work.MAP_10000 || work == Work.MAP_100000 ? work.units() : 0);
        var response = flow.execute2Resp("work", null, state);
        if (!response.isSuccess()) {
            throw new IllegalStateException("LiteFlow must not fail, got " + response.getCause());
        }
        return switch (work) {
            case CHAIN_11, CHAIN_50, BLOCKING_1000 -> state.text;
            case RULES -> state.cents;
            case PARALLEL_10, DIAMOND -> state.total;
            case MAP_10000, MAP_100000 -> state.incremented.length();
        };
    }

    @Override
    public void close() {
        threads.close();
    }

    private static void nodes() {
        var common = Map.ofEntries(
                Map.entry("a", LiteFlowNodes.A.class),
                Map.entry("pause", LiteFlowNodes.Pause.class),
                Map.entry("one", LiteFlowNodes.One.class),
                Map.entry("first", LiteFlowNodes.First.class),
                Map.entry("plus1", LiteFlowNodes.Plus1.class),
                Map.entry("plus2", LiteFlowNodes.Plus2.class),
                Map.entry("sum", LiteFlowNodes.Sum.class),
                Map.entry("tenfold", LiteFlowNodes.Tenfold.class),
                Map.entry("negate", LiteFlowNodes.Negate.class),
                Map.entry("increment", LiteFlowNodes.Increment.class),
                Map.entry("start", LiteFlowNodes.Start.class),
                Map.entry("volume", LiteFlowNodes.Volume.class),
                Map.entry("gold", LiteFlowNodes.Gold.class),
                Map.entry("silver", LiteFlowNodes.Silver.class),
                Map.entry("small", LiteFlowNodes.Small.class),
                Map.entry("coupon", LiteFlowNodes.Coupon.class),
                Map.entry("shipping", LiteFlowNodes.Shipping.class),
                Map.entry("express", LiteFlowNodes.Express.class),
                Map.entry("tax", LiteFlowNodes.Tax.class),
                Map.entry("round", LiteFlowNodes.Round.class),
                Map.entry("none", LiteFlowNodes.NoRule.class));
        common.forEach((id, type) ->
                LiteFlowNodeBuilder.createCommonNode().setId(id).setClazz(type).build());
        LiteFlowNodeBuilder.createSwitchNode()
                .setId("decide")
                .setClazz(LiteFlowNodes.Decide.class)
                .build();
        LiteFlowNodeBuilder.createSwitchNode()
                .setId("member")
                .setClazz(LiteFlowNodes.Member.class)
                .build();
        LiteFlowNodeBuilder.createBooleanNode()
                .setId("hurry")
                .setClazz(LiteFlowNodes.Hurry.class)
                .build();
        LiteFlowNodeBuilder.createIteratorNode()
                .setId("numbers")
                .setClazz(LiteFlowNodes.Numbers.class)
                .build();
    }
}
