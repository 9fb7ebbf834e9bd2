package io.azalai.trade;

import io.azalai.model.Market;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The venues in use, by name. Immutable. */
public final class Venues {

    private final Map<String, OpenVenue> byName = new LinkedHashMap<>();

    /** Those given, in this order. */
    public Venues(List<OpenVenue> venues) {
        venues.forEach(venue -> byName.put(venue.name(), venue));
    }

    List<OpenVenue> all() {
        return List.copyOf(byName.values());
    }

    /**
     * By name.
     *
     * @throws OrderRejectedException when there is none, naming those there are
     */
    OpenVenue named(String name) {
        OpenVenue venue = byName.get(name);
        if (venue == null) {
            throw new OrderRejectedException(VenueException.notSent(
                    name, "orders", "UNKNOWN_VENUE", "there is no venue '" + name + "'; there are " + byName.keySet()));
        }
        return venue;
    }

    /** The ledgers a venue keeps. */
    static List<Market> markets(OpenVenue venue) {
        List<Market> markets = new ArrayList<>();
        if (venue.capabilities().contains(Capability.PERP)) {
            markets.add(Market.PERP);
        }
        if (venue.capabilities().contains(Capability.SPOT)) {
            markets.add(Market.SPOT);
        }
        return markets;
    }
}
