package io.azalai;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.FeedReader;
import io.azalai.feed.Overflow;
import io.azalai.model.Dataset;
import io.azalai.model.Listing;
import io.azalai.trade.AccountDesk;
import io.azalai.venue.OpenVenue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks the venues for prices of whatever our positions, orders and holdings have to do with, since what cannot be valued
 * closes the risk gate. Confined to the timer's thread.
 */
final class PriceWatch {

    private static final long LOOK_EVERY_SECONDS = 1;
    private static final Set<Dataset> PRICES = Set.of(Dataset.MARK_PRICE, Dataset.BBO, Dataset.ORDER_BOOK);

    private final Feed feed;
    private final AccountDesk accounts;
    private final List<OpenVenue> venues;
    private final ScheduledExecutorService timer;
    private final Map<String, Set<Listing>> watched = new HashMap<>();
    private final Map<String, FeedReader> readers = new HashMap<>();

    PriceWatch(Feed feed, AccountDesk accounts, List<OpenVenue> venues, ScheduledExecutorService timer) {
        this.feed = feed;
        this.accounts = accounts;
        this.venues = venues;
        this.timer = timer;
    }

    void begin() {
        venues.forEach(this::look);
        if (!timer.isShutdown()) {
            timer.schedule(this::begin, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void look(OpenVenue venue) {
        Set<Listing> wanted = accounts.listings(venue.name());
        if (wanted.equals(watched.put(venue.name(), wanted))) {
            return;
        }
        FeedReader before = readers.remove(venue.name());
        if (!wanted.isEmpty()) {
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
        if (before != null) {
            before.close();
        }
    }
}
