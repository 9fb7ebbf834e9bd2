package io.azalai.feed;

import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Wanted;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the events of one reader to a route, one at a time or those that waited together. While a route shuts down
 * nothing new is taken and what waits is still handed over. Confined to Camel's life cycle; exchanges run on the
 * reader's thread.
 */
final class FeedConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    private final FeedEndpoint endpoint;
    private final Feed feed;
    private final Semaphore inFlight;
    private @Nullable FeedReader reader;

    FeedConsumer(FeedEndpoint endpoint, Processor processor, Feed feed) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.feed = feed;
        this.inFlight = new Semaphore(endpoint.getInFlight());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        String name = getRouteId() == null ? endpoint.getEndpointUri() : getRouteId();
        reader = feed.subscribe(
                name, endpoint.filter(), endpoint.policy(), endpoint.getCapacity(), endpoint.getBatch(), this::route);
    }

    @Override
    protected void doSuspend() {
        if (reader != null) {
            reader.suspend();
        }
    }

    @Override
    protected void doResume() {
        if (reader != null) {
            reader.resume();
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (reader != null) {
            reader.close();
            reader = null;
        }
        super.doStop();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return reader == null ? 0 : reader.status().waiting();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (reader != null && !suspendOnly) {
            reader.suspend();
        }
    }

    private void route(List<Event> events, boolean retained) {
        Exchange exchange = createExchange(false);
        Message message = exchange.getMessage();
        if (endpoint.getBatch() > 1) {
            message.setBody(events);
        } else {
            fill(message, events.get(0));
        }
        if (retained) {
            message.setHeader(FeedHeaders.RETAINED, true);
        }
        inFlight.acquireUninterruptibly();
        getAsyncProcessor().process(exchange, doneAtOnce -> {
            inFlight.release();
            if (exchange.getException() != null) {
                getExceptionHandler().handleException("flow failed", exchange, exchange.getException());
            }
            releaseExchange(exchange, false);
        });
        if (endpoint.getInFlight() == 1) {
            inFlight.acquireUninterruptibly();
            inFlight.release();
        }
    }

    private static void fill(Message message, Event event) {
        message.setBody(event);
        Listing where = event.where();
        set(message, FeedHeaders.DATASET, event.dataset().kebab());
        set(message, FeedHeaders.VENUE, event.venue());
        Market market = where == null ? null : where.market();
        set(message, FeedHeaders.MARKET, market == null ? null : market.name());
        set(message, FeedHeaders.SYMBOL, where == null ? null : where.symbol());
        set(message, FeedHeaders.WANTED, event instanceof Wanted wanted ? wanted.word() : null);
    }

    private static void set(Message message, String header, @Nullable String value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
