// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PooledProcessorExchangeFactory;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** Camel with direct, multicast, split and choice; exchanges pooled and management off, as its manual says for speed. */
final class OnCamel implements Workload {

    private final Work work;
    private final CamelContext camel = new DefaultCamelContext();
    private final ExecutorService threads;
    private final ProducerTemplate template;
    private final Endpoint entrance;

    OnCamel(Work work) throws Exception {
        this(work, context -> {});
    }

    /** With something added to the context before it starts, for example tracing. */
    OnCamel(Work work, java.util.function.Consumer<CamelContext> addition) throws Exception {
        this.work = work;
        threads = work == Work.MAP_10000 || work == Work.MAP_100000
                ? Executors.newFixedThreadPool(Work.WIDTH)
                : Executors.newVirtualThreadPerTaskExecutor();
        camel.disableJMX();
        var extension = camel.getCamelContextExtension();
        extension.setExchangeFactory(new PooledExchangeFactory());
        extension.setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        addition.accept(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                fill(from("direct:in"));
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
        entrance = camel.getEndpoint("direct:in");
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
        var exchange = template.send(entrance, entrance.createExchange());
        if (exchange.getException() != null) {
            throw new IllegalStateException("Camel must not fail, got " + exchange.getException());
        }
        var value = exchange.getMessage().getBody();
        return value instanceof List<?> items ? items.size() : value;
    }

    @Override
    public void close() {
        camel.stop();
        threads.close();
    }

    private void fill(RouteDefinition route) {
        switch (work) {
            case CHAIN_11 -> chain(route, 11, body("a"));
            case CHAIN_50 -> chain(route, 50, body("a"));
            case RULES -> rules(route);
            case PARALLEL_10 -> parallel(route);
            case DIAMOND -> diamond(route);
            case MAP_10000, MAP_100000 -> map(route);
            case BLOCKING_1000 ->
                chain(route, Work.PAUSES, exchange -> {
                    LockSupport.parkNanos(Work.PAUSE_NANOS);
                    exchange.getMessage().setBody("a");
                });
        }
    }

    private static void chain(RouteDefinition route, int length, Processor task) {
        for (int i = 0; i < length; i++) {
            route.process(task);
        }
    }

    private void parallel(RouteDefinition route) {
        var arms = route.multicast(adding()).parallelProcessing().executorService(threads);
        for (int i = 0; i < 10; i++) {
            arms.process(body(1));
        }
        arms.end();
    }

    private void diamond(RouteDefinition route) {
        route.process(body(1))
                .multicast(adding())
                .parallelProcessing()
                .executorService(threads)
                .process(integer(value -> value + 1))
                .process(integer(value -> value + 2))
                .end()
                .process(exchange -> {})
                .choice()
                .when(exchange -> exchange.getMessage().getBody().equals(5))
                .process(integer(value -> value * 10))
                .otherwise()
                .process(integer(value -> -value))
                .end();
    }

    @SuppressWarnings("unchecked") // the list is the one put there for the item before
    private void map(RouteDefinition route) {
        List<Integer> numbers = IntStream.range(0, work.units()).boxed().toList();
        route.process(body(numbers))
                .split(Builder.body(), (all, one) -> {
                    var results = all == null
                            ? new ArrayList<Object>(numbers.size())
                            : (List<Object>) all.getMessage().getBody();
                    results.add(one.getMessage().getBody());
                    one.getMessage().setBody(results);
                    return one;
                })
                .parallelProcessing()
                .executorService(threads)
                .process(integer(value -> value + 1))
                .end();
    }

    private static void rules(RouteDefinition route) {
        route.process(body(Rules.start()))
                .process(cents(Rules::volume))
                .process(exchange -> {})
                .choice()
                .when(exchange -> Rules.isGold())
                .process(cents(Rules::gold))
                .when(exchange -> Rules.isSilver())
                .process(cents(Rules::silver))
                .end()
                .process(cents(Rules::small))
                .process(cents(Rules::coupon))
                .process(cents(Rules::shipping))
                .choice()
                .when(exchange -> Rules.EXPRESS)
                .process(cents(Rules::express))
                .end()
                .process(cents(Rules::tax))
                .process(cents(Rules::round));
    }

    private static AggregationStrategy adding() {
        return (sum, one) -> {
            if (sum == null) {
                return one;
            }
            sum.getMessage().setBody(integer(sum) + integer(one));
            return sum;
        };
    }

    private static int integer(Exchange exchange) {
        return (Integer) exchange.getMessage().getBody();
    }

    private static Processor body(Object value) {
        return exchange -> exchange.getMessage().setBody(value);
    }

    private static Processor integer(java.util.function.IntUnaryOperator function) {
        return exchange -> exchange.getMessage().setBody(function.applyAsInt(integer(exchange)));
    }

    private static Processor cents(LongUnaryOperator rule) {
        return exchange -> exchange.getMessage()
                .setBody(rule.applyAsLong((Long) exchange.getMessage().getBody()));
    }
}
