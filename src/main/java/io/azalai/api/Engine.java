package io.azalai.api;

import io.azalai.feed.Feed;
import io.azalai.model.Event;
import io.azalai.model.OrderRequest;
import io.azalai.trade.AccountSettings;
import io.azalai.trade.BatchReply;
import io.azalai.trade.Gateway;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueCalls;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The service behind this door. Safe for many threads. */
public interface Engine extends AutoCloseable {

    /** Makes the service; found by {@link java.util.ServiceLoader}. */
    interface Factory {
        /**
         * The service, not started yet.
         *
         * @throws io.azalai.settings.ConfigurationException when the configuration does not allow it, with all that is
         *     wrong
         */
        Engine prepare(Settings settings);
    }

    /**
     * Starts streams, polls and flows, once.
     *
     * @throws io.azalai.venue.VenueException with the code {@code CLOSED} once it is closed
     */
    void start();

    /**
     * Lets pass while it is not closed.
     *
     * @throws io.azalai.venue.VenueException with the code {@code CLOSED} once it is
     */
    void requireOpen();

    /** The enabled venues. */
    List<OpenVenue> venues();

    /** Why orders that increase are not taken at a venue yet; empty when they are. */
    List<String> obstacles(OpenVenue venue);

    /** Sends reads and settings down the venues' routes. */
    VenueCalls calls();

    /**
     * Where subscriptions read events from.
     *
     * @throws io.azalai.venue.VenueException with the code {@code CLOSED} once it is closed
     */
    Feed feed();

    /** Whether an event from before may still be taken for news: it is not stale, nor was its stream lost since. */
    boolean isLasting(Event event);

    /** Orders as the service knows them. */
    Gateway gateway();

    /** What is set for accounts, written down and told. */
    AccountSettings accountSettings();

    /** Sends a request down {@code direct:orders}; the answer is what the order path answers its action. */
    CompletableFuture<Object> order(OrderRequest request);

    /** Sends new orders down {@code direct:order-batch}; the answers stand in their order. */
    CompletableFuture<List<BatchReply>> orders(List<OrderRequest> requests);

    /** A client order id for an order, or for what is asked of one, whose caller gave none: never the same twice. */
    String nextClientOrderId();

    /** What requests are dated by. */
    Clock clock();

    @Override
    void close();
}
