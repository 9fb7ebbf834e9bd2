package io.azalai;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.FeedReader;
import io.azalai.feed.Overflow;
import io.azalai.model.Dataset;
import io.azalai.model.Listing;
import io.azalai.trade.OrderPath;
import io.azalai.venue.OpenVenue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the venues for prices of whatever our positions, orders and holdings have to do with, lately placed orders
 * included, since what cannot be valued closes the risk gate. Confined to the timer's thread.
 */
final class PriceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PriceWatch.class);
    private static final long LOOK_EVERY_SECONDS = 1;
    private static final Set<Dataset> PRICES = Set.of(Dataset.MARK_PRICE, Dataset.BBO, Dataset.ORDER_BOOK);

    private final Feed feed;
    private final OrderPath orders;
    private final List<OpenVenue> venues;
    private final ScheduledExecutorService timer;
    private final Map<String, Set<Listing>> watched = new HashMap<>();
    private final Map<String, FeedReader> readers = new HashMap<>();

    PriceWatch(Feed feed, OrderPath orders, List<OpenVenue> venues, ScheduledExecutorService timer) {
        this.feed = feed;
        this.orders = orders;
        this.venues = venues;
        this.timer = timer;
    }

    void begin() {
        venues.forEach(this::guarded);
        if (!timer.isShutdown()) {
            timer.schedule(this::begin, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void guarded(OpenVenue venue) {
        try {
            look(venue);
        } catch (RuntimeException failure) {
            LOG.warn("prices of {} cannot be asked for, trying again", venue.name(), failure);
        }
    }

    private void look(OpenVenue venue) {
        Set<Listing> wanted = new HashSet<>(orders.accounts().listings(venue.name()));
        wanted.addAll(orders.pricing().wanted(venue.name()));
        if (wanted.equals(watched.get(venue.name()))) {
            return;
        }
        FeedReader before = readers.get(venue.name());
        if (wanted.isEmpty()) {
            readers.remove(venue.name());
        } else {
            List<String> symbols = wanted.stream().map(Listing::symbol).sorted().toList();
            readers.put(
                    venue.name(),
                    feed.subscribe(
                            "risk.prices",
                            new FeedFilter(PRICES, venue.name(), null, symbols, null),
                            Overflow.LATEST,
                            1,
                            (event, retained) -> {}));
        }
        watched.put(venue.name(), wanted);
        if (before != null) {
            before.close();
        }
    }
}
