package io.azalai.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A context with the component under test, and one route that keeps what comes. Safe for many threads. */
final class Camels implements AutoCloseable {
    final DefaultCamelContext context = new DefaultCamelContext();
    final AhcWsComponent component = new AhcWsComponent();
    final List<Object> bodies = new CopyOnWriteArrayList<>();
    final List<String> groups = new CopyOnWriteArrayList<>();

    Camels() {
        context.getRegistry().bind("ahc-ws", component);
        context.getRegistry().bind("ahc-wss", component);
        context.getShutdownStrategy().setTimeout(5);
    }

    Camels bind(String name, Object bean) {
        context.getRegistry().bind(name, bean);
        return this;
    }

    /** Starts a route that keeps its bodies. */
    Camels from(String uri) throws Exception {
        return from(uri, exchange -> {});
    }

    Camels from(String uri, Processor step) throws Exception {
        context.addRoutes(route("reader", uri, exchange -> {
            step.process(exchange);
            keep(exchange);
        }));
        context.start();
        return this;
    }

    RouteBuilder route(String id, String uri, Processor step) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(id).process(step);
            }
        };
    }

    StreamCounts counts() {
        return component.counts().get(0);
    }

    List<Object> texts() {
        return bodies.stream().filter(String.class::isInstance).toList();
    }

    List<StreamStatus> statuses() {
        return bodies.stream()
                .filter(StreamStatus.class::isInstance)
                .map(StreamStatus.class::cast)
                .toList();
    }

    /** What the route's health check says. */
    Optional<String> problem() {
        return ((AhcWsConsumer) context.getRoute("reader").getConsumer()).problem();
    }

    @Override
    public void close() {
        context.stop();
    }

    void keep(Exchange exchange) {
        groups.add(exchange.getMessage().getHeader(AhcWsConstants.GROUP, String.class));
        bodies.add(exchange.getMessage().getBody());
    }
}
