package io.azalai.stream;

import io.azalai.model.FeedState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings frames into a route. On shutdown it stops reading first, and what already waits is still delivered while Camel
 * waits for it. Safe for many threads, which bring frames: starting and stopping is Camel's,
 * one at a time, and the pool is volatile.
 */
final class AhcWsConsumer extends DefaultConsumer implements FrameSink, ShutdownAware {
    private static final Logger LOG = LoggerFactory.getLogger(AhcWsConsumer.class);

    private final AhcWsEndpoint endpoint;
    /** Null with delivery INLINE. */
    private final @Nullable FrameQueue queue;

    private volatile @Nullable Pool pool;

    AhcWsConsumer(AhcWsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        AhcWsConfiguration configuration = endpoint.getConfiguration();
        this.queue = configuration.getDelivery() == Delivery.QUEUED
                ? new FrameQueue(configuration.getQueueCapacity(), configuration.isBatch(), this::processNow)
                : null;
    }

    @Override
    public void frames(List<Frame> frames) {
        if (queue != null) {
            frames.forEach(queue::put);
        } else if (endpoint.getConfiguration().isBatch()) {
            route(exchange(frames));
        } else {
            frames.forEach(frame -> route(exchange(frame)));
        }
    }

    @Override
    public void status(StreamStatus status) {
        AhcWsConfiguration configuration = endpoint.getConfiguration();
        Instant now = endpoint.getComponent().now();
        if (configuration.isStatus()) {
            accept(new Frame(status, status.group(), now));
        }
        if (configuration.isSendMessageOnError() && status.state() == FeedState.DOWN) {
            accept(new Frame(new IOException(status.reason()), status.group(), now));
        }
    }

    @Override
    public int pending() {
        return queue == null ? 0 : queue.size();
    }

    /** Why a connection is not up; empty when all are. */
    Optional<String> problem() {
        Pool current = pool;
        return current == null ? Optional.of("not started") : current.problem();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        AhcWsHealthCheck check = new AhcWsHealthCheck(this, getRouteId());
        check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
        setHealthCheck(check);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (queue != null) {
            queue.start(endpoint.getCamelContext().getExecutorServiceManager(), endpoint.getHttpUri());
        }
        Pool acquired = endpoint.getComponent().acquire(endpoint, this);
        pool = acquired;
        if (queue != null) {
            queue.guard(acquired.gate());
        }
    }

    @Override
    protected void doStop() throws Exception {
        detach();
        if (queue != null) {
            int left = queue.stop(endpoint.getCamelContext().getExecutorServiceManager());
            if (left > 0) {
                LOG.warn("{} frames of {} were dropped at stop", left, endpoint.getHttpUri());
            }
        }
        super.doStop();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        detach();
        return true;
    }

    @Override
    public int getPendingExchangesSize() {
        return pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        detach();
    }

    private void detach() {
        if (pool != null) {
            endpoint.getComponent().release(endpoint, this);
            pool = null;
        }
    }

    private void accept(Frame frame) {
        if (queue != null) {
            queue.put(frame);
        } else {
            route(exchange(frame));
        }
    }

    private void route(Exchange exchange) {
        try {
            getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, false));
        } catch (RuntimeException failure) {
            handleException("cannot process a frame", failure);
        }
    }

    private void processNow(List<Frame> frames) {
        Exchange exchange = exchange(frames);
        try {
            getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        if (exchange.getException() != null) {
            handleException("cannot process a frame", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }

    private Exchange exchange(Frame frame) {
        Exchange exchange = createExchange(false);
        Message message = exchange.getIn();
        message.setHeader(AhcWsConstants.GROUP, frame.group());
        message.setHeader(AhcWsConstants.RECEIVED_AT, frame.receivedAt());
        if (frame.body() instanceof IOException lost) {
            message.setBody("");
            exchange.setException(lost);
        } else {
            message.setBody(frame.body());
        }
        return exchange;
    }

    private Exchange exchange(List<Frame> frames) {
        if (frames.size() == 1) {
            return exchange(frames.get(0));
        }
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(frames);
        return exchange;
    }
}
