package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.venue.OpenVenue;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the venues for prices of whatever our positions, orders and holdings have to do with, lately placed orders
 * included, since what cannot be valued closes the risk gate. Confined to the thread of {@link Later}.
 */
public final class PriceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PriceWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final OrderPath orders;
    private final List<OpenVenue> venues;
    private final Later later;
    private final Prices prices;
    private final Map<String, Set<Listing>> watched = new HashMap<>();
    private final Map<String, Runnable> asked = new HashMap<>();

    /** Where prices come from that somebody asks for. */
    public interface Prices {

        /** Keeps those of a venue's symbols coming until the answer is run. */
        Runnable ask(String venue, List<String> symbols);
    }

    /** Of what the orders of some venues have to do with. */
    public PriceWatch(OrderPath orders, List<OpenVenue> venues, Later later, Prices prices) {
        this.orders = orders;
        this.venues = venues;
        this.later = later;
        this.prices = prices;
    }

    /** Looks now, and again and again. */
    public void begin() {
        venues.forEach(this::guarded);
        later.in(LOOK_EVERY, this::begin);
    }

    private void guarded(OpenVenue venue) {
        try {
            look(venue.name());
        } catch (RuntimeException failure) {
            LOG.warn("prices of {} cannot be asked for, trying again", venue.name(), failure);
        }
    }

    private void look(String venue) {
        Set<Listing> wanted = new HashSet<>(orders.accounts().listings(venue));
        wanted.addAll(orders.pricing().wanted(venue));
        if (wanted.equals(watched.get(venue))) {
            return;
        }
        Runnable before = asked.get(venue);
        if (wanted.isEmpty()) {
            asked.remove(venue);
        } else {
            asked.put(
                    venue,
                    prices.ask(
                            venue, wanted.stream().map(Listing::symbol).sorted().toList()));
        }
        watched.put(venue, wanted);
        if (before != null) {
            before.run();
        }
    }
}
